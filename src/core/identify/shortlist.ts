import { tensorOf, type Tensor } from '../tensor/tensor';
import type { FloatView } from '../tensor/floats';
import type { SchemeParams } from '../schemes/scheme';
import { fit, inverseScales, solveEps, type AffineMode, type Fit } from './fit';
import type { Hypothesis } from './hypotheses';
import { levelOn, LEVELS, type Level, type Precision } from './judge';
import { takeSample, type Sample } from './sample';

export interface Views {
  readonly before: FloatView;
  readonly after: FloatView;
}

/** A hypothesis as the sample judges it. */
export interface Scored {
  readonly hypothesis: Hypothesis;
  readonly mode: AffineMode;
  readonly fit: Fit;
  /** Values of eps in use that explain the sample as strictly. */
  readonly otherEps: readonly number[];
  readonly rSquared: number;
  readonly level?: Level;
  /** eps was none of those in use: it was solved for. */
  readonly isSolved: boolean;
  readonly cost: number;
}

const BUDGET = 2 ** 12;
// What explains less on the sample, whatever its eps, is not looked at closer.
const HOPELESS = 0.8;
const MOST = 8;
const NEAREST = 3;
const COSTS = { none: 0, weight: 3, both: 4 } as const satisfies Record<AffineMode, number>;
// A framework's default, another value in use, none at all, one that had to be solved for.
const EPS_COSTS = { first: 0, known: 0.1, zero: 4, solved: 2 } as const;

/** The hypotheses worth trying on all of the data, with eps, weight and bias. */
export function shortlist(hypotheses: readonly Hypothesis[], views: Views, precision: Precision): Scored[] {
  const sampled = withSamples(hypotheses, views);
  const usual = sampled.flatMap(({ hypothesis, sample }) => score(hypothesis, sample, 'none', precision, false) ?? []);
  const plain = usual.filter(({ level }) => level === LEVELS[0]);
  // What is wholly explained by the usual values of eps and without a weight needs no search.
  if (plain.length > 0) return plain.sort((a, b) => a.cost - b.cost).slice(0, MOST);
  const scored = sampled.flatMap(({ hypothesis, sample }) =>
    hypothesis.affines.flatMap((mode) => score(hypothesis, sample, mode, precision, true) ?? []),
  );
  const explained = scored
    .filter(({ level }) => level !== undefined)
    .sort((a, b) => rank(a) - rank(b) || a.cost - b.cost);
  const nearest = scored.filter(({ level }) => level === undefined).sort((a, b) => b.rSquared - a.rSquared);
  return [...explained.slice(0, MOST), ...nearest.slice(0, explained.length > 0 ? 0 : NEAREST)];
}

// Hypotheses that differ only in ddof look at the same values.
function withSamples(hypotheses: readonly Hypothesis[], views: Views): { hypothesis: Hypothesis; sample: Sample }[] {
  const samples = new Map<string, Sample>();
  return hypotheses.map((hypothesis) => {
    const { axes, table } = hypothesis.resolved;
    const key = JSON.stringify([axes, table.centered]);
    const sample = samples.get(key) ?? takeSample(views.before, views.after, hypothesis.resolved, BUDGET);
    samples.set(key, sample);
    return { hypothesis, sample };
  });
}

function rank({ level }: Scored): number {
  return level ? LEVELS.indexOf(level) : LEVELS.length;
}

function score(
  hypothesis: Hypothesis,
  sample: Sample,
  mode: AffineMode,
  precision: Precision,
  mayBeSolved: boolean,
): Scored | undefined {
  if (mode !== 'none' && !sample.weightsShared) return undefined;
  const { ddof } = hypothesis.resolved.scheme;
  const known = hypothesis.epsilons.length > 0 ? hypothesis.epsilons : [0];
  const quality = qualityOn(sample);
  const at = (eps: number): Fit => fit(sample, eps, ddof, mode);
  // With an eps as large as the variance too: only what is hopeless either way is given up.
  if (![known[0], middle(sample.variance)].some((eps) => quality(at(eps)) >= HOPELESS)) return undefined;
  const isOpen = hypothesis.epsilons.length > 0;
  const known0 = judged(known.map(at), sample, ddof, precision);
  const solved =
    mayBeSolved && isOpen && known0.level !== LEVELS[0] ? candidatesAround(solveEps(sample, ddof, mode)) : [];
  const { fits, levels, best, level } = judged([...known, ...solved].map(at), sample, ddof, precision);
  if (quality(fits[best]) < HOPELESS) return undefined;
  return {
    hypothesis,
    mode,
    fit: fits[best],
    otherEps: known.filter((_, i) => i !== best && level !== undefined && levels[i] === level),
    rSquared: quality(fits[best]),
    level,
    isSolved: best >= known.length,
    cost: hypothesis.cost + COSTS[mode] + (isOpen ? epsCost(best, known) : 0),
  };
}

function epsCost(chosen: number, known: readonly number[]): number {
  if (chosen === 0) return EPS_COSTS.first;
  if (chosen >= known.length) return EPS_COSTS.solved;
  return known[chosen] === 0 ? EPS_COSTS.zero : EPS_COSTS.known;
}

/** R², adjusted for how many numbers were fitted; below everything where as many were fitted as there are. */
function qualityOn({ y }: Sample): (one: Fit) => number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const spread = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return ({ residual, fitted }) =>
    y.length > fitted && spread > 0 ? 1 - residual / (y.length - fitted) / (spread / y.length) : -Infinity;
}

function middle(values: Float64Array): number {
  const sorted = values.filter((value) => isFinite(value)).sort();
  return sorted.length > 0 ? sorted[sorted.length >> 1] : 0;
}

function judged(fits: readonly Fit[], sample: Sample, ddof: number, precision: Precision) {
  const levels = fits.map((one) => judgeSample(sample, one, ddof, precision));
  const best = strictest(fits, levels);
  return { fits, levels, best, level: levels[best] };
}

// The first of those that explain most strictly; where none explains, the one that leaves least.
function strictest(fits: readonly Fit[], levels: readonly (Level | undefined)[]): number {
  const level = LEVELS.find((one) => levels.includes(one));
  if (level) return levels.indexOf(level);
  return fits.reduce((best, { residual }, i) => (residual < fits[best].residual ? i : best), 0);
}

// People choose round numbers: 1e-5, 2.5e-4.
function candidatesAround(eps: number): number[] {
  return [...new Set([1, 2, 3].map((digits) => Number(eps.toPrecision(digits)))), eps];
}

function judgeSample(
  sample: Sample,
  { eps, weight, bias }: Fit,
  ddof: number,
  precision: Precision,
): Level | undefined {
  const { x, y, set, param, mean } = sample;
  const inverse = inverseScales(sample, eps, ddof);
  const slope = (i: number): number => inverse[set[i]] * Math.abs(weight?.[param[i]] ?? 1);
  const predicted = (i: number): number =>
    (x[i] - mean[set[i]]) * inverse[set[i]] * (weight?.[param[i]] ?? 1) + (bias?.[param[i]] ?? 0);
  const magnitude = (i: number): number =>
    (Math.abs(x[i]) + Math.abs(mean[set[i]])) * slope(i) + Math.abs(bias?.[param[i]] ?? 0);
  return levelOn(predicted, y, x, { slope, magnitude, fitted: weight !== undefined }, precision);
}

/** Fills in one eps, and weight and bias as they come out of all of the data. */
export function fillIn({ hypothesis, mode }: Scored, eps: number, views: Views): SchemeParams<Tensor> {
  const { resolved, params } = hypothesis;
  const plain = hypothesis.epsilons.length > 0 ? { ...params, eps } : params;
  if (mode === 'none') return plain;
  const whole = fit(takeSample(views.before, views.after, resolved, Infinity), eps, resolved.scheme.ddof, mode);
  const shaped = (values: Float64Array | undefined): Tensor | undefined =>
    values && tensorOf(values, resolved.paramShape, 'float64');
  const [weight, bias] = [shaped(whole.weight), shaped(whole.bias)];
  return { ...plain, weight, ...(bias && { bias }) };
}
