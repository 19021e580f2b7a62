import type { OutlineTensor } from '../../protocol/engine';

/** What a line about a tensor needs to know of it. */
export type Glance = Pick<OutlineTensor, 'shape' | 'dtype' | 'summary'>;

const DIGITS = 3;

/** A figure in a line of text: three significant digits, as lovely-tensors has them. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e6) return minus(String(value));
  if (magnitude >= 1e-3 && magnitude < 1e6) return minus(String(Number(value.toPrecision(DIGITS))));
  const [mantissa, exponent] = value.toExponential(DIGITS - 1).split('e');
  return minus(`${Number(mantissa)}e${Number(exponent)}`);
}

/** `150×4`; `scalar` of a 0-d tensor is left to the caller. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? '()' : shape.map(String).join('×');
}

/** The values of a tensor in a line: `n=600 x∈[0.1, 7.9] μ=3.46 σ=1.97 NaN!`. A constant or single value is shown itself. */
export function valuesLine({ summary }: Pick<Glance, 'summary'>): string {
  const { count, n, min, max, mean, std } = summary;
  const figures =
    n === 0
      ? []
      : min === max
        ? [`x=${short(min)}`]
        : [`x∈[${short(min)}, ${short(max)}]`, `μ=${short(mean)}`, `σ=${short(std)}`];
  return [`n=${count}`, ...figures, ...complaints(summary)].join(' ');
}

/** A tensor at the cursor, for the status bar: `150×4 · float64 · μ 3.46 σ 1.97 · NaN 2`. */
export function statusLine({ shape, dtype, summary }: Glance): string {
  const { n, nan, posInf, negInf, mean, std } = summary;
  const figures = n > 0 ? [`μ ${short(mean)} σ ${short(std)}`] : [];
  const counts = [nan > 0 ? `NaN ${nan}` : '', posInf + negInf > 0 ? `Inf ${posInf + negInf}` : ''].filter(Boolean);
  return [shapeText(shape), dtype, ...figures, ...counts].join(' · ');
}

/** Whether a tensor is more than can be seen at a glance in the text itself: a matrix, or a list of some length. */
export function isWorthALine({ shape, summary }: Pick<Glance, 'shape' | 'summary'>): boolean {
  return summary.count >= (shape.length > 1 ? 4 : 8);
}

function complaints({ nan, posInf, negInf }: Glance['summary']): string[] {
  return [nan > 0 ? 'NaN!' : '', posInf > 0 ? '+Inf!' : '', negInf > 0 ? '−Inf!' : ''].filter(Boolean);
}

function minus(text: string): string {
  return text.replace(/-/g, '−');
}
