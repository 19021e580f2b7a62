// Figures as people read them, wherever they are shown.

const MINUS = '\u2212';
const SIGNIFICANT = 5;

/**
 * A figure to read: five significant digits, more only where an integer has more, the minus sign of
 * typography. What is not a number is said by the caller.
 */
export function brief(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  const plain = magnitude >= 1e-3 && magnitude < 1e9;
  return (plain ? fixed(value, magnitude) : scientific(value)).replace(/-/g, MINUS);
}

function fixed(value: number, magnitude: number): string {
  const integerDigits = Math.floor(Math.log10(magnitude)) + 1;
  return String(Number(value.toFixed(Math.max(0, Math.min(SIGNIFICANT - integerDigits, 20)))));
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(2).split('e');
  return `${Number(mantissa)}e${Number(exponent)}`;
}

/** A number beside an axis: short, since its neighbours say the rest. */
export function tick(value: number): string {
  if (value !== 0 && Math.abs(value) >= 1e5) return scientific(value).replace(/-/g, MINUS);
  return brief(value);
}

/** A difference to read: with its sign. */
export function briefChange(value: number): string {
  return value > 0 ? `+${brief(value)}` : brief(value);
}

/** `150 × 4`; a 0-d tensor has no lengths to show. */
export function shapeText(shape: readonly number[]): string {
  return shape.map(String).join(' × ');
}

/** A count with the grouping of the language: `100,000`. */
export function count(value: number, language: string): string {
  return grouped(language).format(value);
}

// Making a format takes longer than writing a hundred numbers with it.
const formats = new Map<string, Intl.NumberFormat>();

function grouped(language: string): Intl.NumberFormat {
  const made = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, made);
  return made;
}

/** A count beside an axis: `15K`, `1.5만`. */
export function countTick(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact' }).format(value);
}

/** Which name the n of summaries side by side goes by: under the policy `propagate`, NaN and ±Inf are among the values that it counts. */
export function nameOfN(
  summaries: readonly Readonly<Record<'count' | 'n' | 'nan' | 'posInf' | 'negInf', number>>[],
): 'n' | 'nAll' {
  const countsAll = summaries.some(({ count: all, n, nan, posInf, negInf }) => n > all - nan - posInf - negInf);
  return countsAll ? 'nAll' : 'n';
}
