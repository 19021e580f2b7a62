import type { ResolvedScheme } from '../../src/core/report';
import type { Formula } from '../../src/core/schemes/descriptions/formulas';
import type { ParamRef } from '../../src/protocol/engine';
import type { ElementExplanation } from '../../src/protocol/values';
import { brief } from '../format';

/** What the formula depends on, beside the numbers. */
export type Applied = Pick<
  ResolvedScheme<ParamRef>,
  'scheme' | 'training' | 'nanPolicy' | 'ddof' | 'resultDtype' | 'weight' | 'bias'
> & { readonly fitted?: { readonly invert?: boolean } };

const isCentered = ({ scheme }: Applied): boolean => scheme !== 'rms';
const hasRoot = ({ scheme }: Applied): boolean => scheme !== 'input';

/** The formula that made a value, in symbols. */
export function inSymbols(applied: Applied): Formula {
  const { weight, bias, fitted } = applied;
  if (fitted?.invert) return { tex: String.raw`y = x \cdot \sigma + \bar{x}`, text: 'y = x · σ + x̄' };
  const numerator = isCentered(applied) ? [String.raw`x - \bar{x}`, '(x − x̄)'] : ['x', 'x'];
  const divisor = !hasRoot(applied)
    ? [String.raw`\sigma`, 'σ']
    : isCentered(applied)
      ? [String.raw`\sqrt{\sigma^2 + \epsilon}`, '√(σ² + ε)']
      : [String.raw`\sqrt{\text{ms} + \epsilon}`, '√(ms + ε)'];
  const tex = String.raw`y = \frac{${numerator[0]}}{${divisor[0]}}`;
  return {
    tex: `${tex}${weight ? String.raw` \cdot \gamma` : ''}${bias ? String.raw` + \beta` : ''}`,
    text: `y = ${numerator[1]} / ${divisor[1]}${weight ? ' · γ' : ''}${bias ? ' + β' : ''}`,
  };
}

/** The same with the numbers of one element. `text` is how `explain` has it. */
export function inNumbers(applied: Applied, { before, normalized }: ElementExplanation): Formula | undefined {
  if (!normalized) return undefined;
  const { mean, variance, eps, scale, weight, bias, y, formula } = normalized;
  const n = texNumber;
  if (applied.fitted?.invert) {
    return { tex: String.raw`y = ${n(before)} \cdot ${factor(scale)} ${added(mean)} = ${n(y)}`, text: formula };
  }
  const numerator = isCentered(applied) ? `${n(before)} ${subtracted(mean)}` : n(before);
  const divisor = hasRoot(applied) ? String.raw`\sqrt{${n(variance)} + ${n(eps)}}` : n(scale);
  const times = applied.weight ? String.raw` \cdot ${factor(weight)}` : '';
  const plus = applied.bias ? ` ${added(bias)}` : '';
  return { tex: String.raw`y = \frac{${numerator}}{${divisor}}${times}${plus} = ${n(y)}`, text: formula };
}

/** A figure on the way from x to y: how it is written, the code of what it is, its value. */
export interface Step {
  readonly symbol: Formula;
  readonly code: string;
  readonly value: number;
}

/** The figures on the way from x to y, in their order. */
export function stepsOf(applied: Applied, { before, normalized }: ElementExplanation): readonly Step[] {
  if (!normalized) return [step('x', 'x', 'before', before)];
  const { mean, variance, eps, scale, weight, bias, y } = normalized;
  const [centered, rooted] = [isCentered(applied), hasRoot(applied)];
  const given = applied.fitted ? '.fitted' : applied.training === false ? '.running' : '';
  const isAffine = Boolean(applied.weight ?? applied.bias);
  const numerator = centered ? before - mean : before;
  return [
    step('x', 'x', 'before', before),
    ...(centered ? [step(String.raw`\bar{x}`, 'x̄', `mean${given}`, mean)] : []),
    ...(centered && !applied.fitted?.invert ? [step(String.raw`x - \bar{x}`, 'x − x̄', 'centered', numerator)] : []),
    centered
      ? step(String.raw`\sigma^2`, 'σ²', `variance${given}`, variance)
      : step(String.raw`\text{ms}`, 'ms', 'meanSquare', variance),
    ...(rooted ? [step(String.raw`\epsilon`, 'ε', 'eps', eps)] : []),
    rooted
      ? step(
          centered ? String.raw`\sqrt{\sigma^2 + \epsilon}` : String.raw`\sqrt{\text{ms} + \epsilon}`,
          '√',
          'scale',
          scale,
        )
      : step(String.raw`\sigma`, 'σ', 'std', scale),
    ...(isAffine ? [step(String.raw`\hat{x}`, 'x̂', 'normalized', numerator / scale)] : []),
    ...(applied.weight ? [step(String.raw`\gamma`, 'γ', 'weight', weight)] : []),
    ...(applied.bias ? [step(String.raw`\beta`, 'β', 'bias', bias)] : []),
    step('y', 'y', 'after', y),
  ];
}

function step(tex: string, text: string, code: string, value: number): Step {
  return { symbol: { tex, text }, code: `panel.values.step.${code}`, value };
}

/** What a remark is decided by: the numbers, and where they came from. */
interface Case extends NonNullable<ElementExplanation['normalized']> {
  readonly x: number;
  readonly applied: Applied;
  /** Mean and variance were given: fitted on other data, or running. */
  readonly given: boolean;
  /** NaN and ±Inf are let spread. */
  readonly spreads: boolean;
}

const isFlat = ({ variance, n, given }: Case): boolean => variance === 0 && n > 1 && !given;

/** What a reader of the formula has to know besides, and of which elements. */
const REMARKS = {
  nan: ({ x, spreads }) => Number.isNaN(x) && !spreads,
  infinite: ({ x, spreads }) => Math.abs(x) === Infinity && !spreads,
  spread: ({ y, mean, variance, spreads }) => spreads && Number.isNaN(y) && !Number.isFinite(mean + variance),
  leftOut: ({ n, size, given, spreads }) => n > 0 && n < size && !given && !spreads,
  nothingLeft: ({ n, given }) => n === 0 && !given,
  single: ({ n, size, given }) => n === 1 && size === 1 && !given,
  'constant.std': (one) => isFlat(one) && !hasRoot(one.applied),
  constant: (one) => isFlat(one) && hasRoot(one.applied) && isCentered(one.applied),
  zeros: (one) => isFlat(one) && !isCentered(one.applied),
  running: ({ applied }) => applied.training === false,
  fitted: ({ applied }) => applied.fitted !== undefined,
  rounded: ({ applied }) => applied.resultDtype === 'input',
} as const satisfies Record<string, (one: Case) => boolean>;

/** The codes of what a reader of the formula has to know of this element besides. */
export function remarksOf(applied: Applied, { before, normalized }: ElementExplanation): readonly string[] {
  if (!normalized) return [];
  const given = applied.fitted !== undefined || applied.training === false;
  const one: Case = { ...normalized, x: before, applied, given, spreads: applied.nanPolicy === 'propagate' && !given };
  return Object.entries(REMARKS)
    .filter(([, holds]) => holds(one))
    .map(([code]) => `panel.values.remark.${code}`);
}

/** A number in TeX. */
export function texNumber(value: number): string {
  if (Number.isNaN(value)) return String.raw`\text{NaN}`;
  if (!Number.isFinite(value)) return value > 0 ? String.raw`\infty` : String.raw`-\infty`;
  const [mantissa, exponent] = brief(value)
    .replace(/\u2212/g, '-')
    .split('e');
  return exponent === undefined ? mantissa : String.raw`${mantissa} \times 10^{${exponent}}`;
}

/** A number to be added: with the sign that it brings. */
function added(value: number): string {
  return value < 0 ? `- ${texNumber(-value)}` : `+ ${texNumber(value === 0 ? 0 : value)}`;
}

function factor(value: number): string {
  return value < 0 ? String.raw`\left(${texNumber(value)}\right)` : texNumber(value);
}

function subtracted(value: number): string {
  return value < 0 ? `+ ${texNumber(-value)}` : `- ${texNumber(value)}`;
}
