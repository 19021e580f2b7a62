/** A source of uniform numbers in [0, 1) from a seed: mulberry32 (Tommy Ettinger, public domain). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal numbers by the method of Box and Muller (1958), 53 bits each. */
export function normals(count: number, seed: number, mean = 0, std = 1): Float64Array {
  const next = uniform(seed);
  const wide = (): number => next() + next() * 2 ** -32;
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - Math.min(wide(), 1 - 2 ** -53)));
    values[i] = mean + std * radius * Math.cos(2 * Math.PI * wide());
  }
  return values;
}
