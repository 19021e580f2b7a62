import { DTYPES, type Dtype, type DtypeInfo } from '../tensor/dtype';

/**
 * How finely numbers are written: to decimal places (a print of PyTorch), to significant digits, or as exactly as the dtype can
 * hold them. A result cannot be judged more finely than that.
 */
export interface Rounding {
  readonly kind: 'decimals' | 'digits' | 'dtype';
  /** Decimal places or significant digits. */
  readonly places?: number;
  /** The machine epsilon of the dtype. */
  readonly eps: number;
}

const LOOKED_AT = 4096;
// By a factor of e, on average: significant digits have to be clearly the better description.
const CLEARLY = 1;
// Fewer places than these are numbers that happen to be short: -1 and 1 are not roundings.
const FEWEST = { decimals: 2, digits: 3, dtype: 0 } as const satisfies Record<Rounding['kind'], number>;
const MOST_DIGITS = 15;

/** Finds how the finite values are rounded. */
export function roundingOf(values: Float64Array, dtype: Dtype): Rounding {
  const info: DtypeInfo = DTYPES[dtype];
  const eps = info.eps ?? DTYPES.float64.eps;
  const some = someOf(values);
  if (some.length === 0) return { kind: 'dtype', eps };
  const decimals = decimalsOf(some, eps);
  const digits = digitsOf(some, eps);
  const found: Rounding[] = [
    ...(decimals === undefined ? [] : [{ kind: 'decimals', places: decimals, eps } as const]),
    ...(digits === undefined ? [] : [{ kind: 'digits', places: digits, eps } as const]),
  ];
  // Whatever has few digits has few decimal places too, and the other way round: the coarser of the two is how it was written.
  const coarseness = (rounding: Rounding): number =>
    some.reduce((sum, value) => sum + Math.log(halfStep(rounding, value)), 0);
  const [first, second] = found;
  const isSecond = second && coarseness(second) > coarseness(first) + CLEARLY * some.length;
  const coarser = isSecond ? second : found.at(0);
  return coarser && (coarser.places ?? 0) >= FEWEST[coarser.kind] ? coarser : { kind: 'dtype', eps };
}

/** How far a value may be from the number that it was rounded from. */
export function halfStep({ kind, places = 0, eps }: Rounding, value: number): number {
  const own = (Math.abs(value) * eps) / 2;
  if (kind === 'decimals') return 0.5 * 10 ** -places + own;
  if (kind === 'digits' && value !== 0) return 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - places) + own;
  return own;
}

function someOf(values: Float64Array): number[] {
  const step = Math.max(1, Math.floor(values.length / LOOKED_AT));
  const some: number[] = [];
  for (let i = 0; i < values.length; i += step)
    if (isFinite(values[i]) && values[i] !== 0) some.push(Math.abs(values[i]));
  return some;
}

// The least number of decimal places that all values have; undefined when they have none in common above the dtype's own grain.
function decimalsOf(some: readonly number[], eps: number): number | undefined {
  const greatest = some.reduce((most, value) => Math.max(most, value), 0);
  for (let places = 0; greatest * 10 ** places * eps < 0.01; places++) {
    const unit = 10 ** places;
    const isWhole = (value: number): boolean =>
      Math.abs(value * unit - Math.round(value * unit)) <=
      Math.max(value * unit * eps, 1e-9 * Math.min(1, value * unit));
    if (some.every(isWhole)) return places;
    if (places > 20) return undefined;
  }
  return undefined;
}

function digitsOf(some: readonly number[], eps: number): number | undefined {
  for (let digits = 1; digits <= MOST_DIGITS && 10 ** -digits > 4 * eps; digits++) {
    if (some.every((value) => Math.abs(Number(value.toPrecision(digits)) - value) <= value * eps)) return digits;
  }
  return undefined;
}
