// Values of either type as pairs of doubles, and the sums of them that are kept as unevaluated pairs of doubles.

/** Two values at `at`, as doubles. */
export function load2<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(at);
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** The value at `at`, as a double. */
export function load1<T>(at: usize): f64 {
  return <f64>load<T>(at);
}

/** Writes two doubles at `at`, rounded to the type. */
export function store2<T>(at: usize, x: v128): void {
  if (sizeof<T>() == 8) v128.store(at, x);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(x), 0);
}

/** The sum of both lanes. */
export function across(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/** Adds `x` to the pair at `high` and `low` (TwoSum, Knuth, TAOCP volume 2, 4.2.2, theorem B). */
export function addTo(high: usize, low: usize, x: f64): void {
  const sum = load<f64>(high);
  const next = sum + x;
  const part = next - sum;
  store<f64>(low, load<f64>(low) + (sum - (next - part) + (x - part)));
  store<f64>(high, next);
}

/** As `addTo`, of two pairs side by side. */
export function addTo2(high: usize, low: usize, x: v128): void {
  const sum = v128.load(high);
  const next = f64x2.add(sum, x);
  const part = f64x2.sub(next, sum);
  const rest = f64x2.add(f64x2.sub(sum, f64x2.sub(next, part)), f64x2.sub(x, part));
  v128.store(low, f64x2.add(v128.load(low), rest));
  v128.store(high, next);
}
