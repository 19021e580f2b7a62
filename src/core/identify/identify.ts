import type { Outcome } from '../problem';
import { shapeText } from '../schemes/plan';
import type { SchemeId, SchemeParams } from '../schemes/scheme';
import { floatView } from '../tensor/floats';
import { sizeOf, type Tensor } from '../tensor/tensor';
import { decode, rowMajor } from '../tensor/values';
import { hypothesesFor } from './hypotheses';
import { levelOf, type Level, type Precision, type Residual } from './judge';
import { findOther, isSame, type Other } from './others';
import { roundingOf, type Rounding } from './rounding';
import { findLines, type Lines } from './lines';
import { fillIn, shortlist, type Scored, type Views } from './shortlist';
import { verify } from './verify';

/** One normalization that was held against the after values, with everything that it needs to be done again. */
export interface ExplainedBy {
  readonly scheme: SchemeId;
  /** Complete: eps and, where they were at work, weight and bias are in it. */
  readonly params: SchemeParams<Tensor>;
  readonly reducedAxes: readonly number[];
  readonly eps: number;
  readonly ddof: 0 | 1;
  /** eps is no value in use, but was solved for. */
  readonly isSolved: boolean;
  /** Values of eps in use that fit these data as well: it cannot be told which it was. */
  readonly otherEps: readonly number[];
  readonly hasWeight: boolean;
  readonly hasBias: boolean;
  readonly residual: Residual;
  /** What is left is laid to this; undefined when it is more than any of them allows. */
  readonly level?: Level;
}

/** What made the one tensor out of the other. */
export interface Identification {
  /**
   * 'explained': nothing is left but rounding. 'close': nearly everything is explained (R² ≥ 0.9999), and not all of it.
   * 'linear': each channel is a straight line of what it was, which batch norm with a weight and any other scaling
   * would make. 'other': something that is no normalization of the six. 'none'.
   */
  readonly verdict: 'explained' | 'close' | 'linear' | 'other' | 'none';
  readonly best?: ExplainedBy;
  /** Explanations that fit as well, the simplest first; with no such verdict what comes nearest. */
  readonly runnersUp: readonly ExplainedBy[];
  readonly linear?: Lines;
  readonly other?: Other;
  readonly rounding: Precision;
}

const CLOSE = 0.9999;
const NEAREST = 3;
// Below this there are more explanations than numbers.
const FEWEST = 4;

/**
 * Finds the normalization that makes `after` out of `before`: scheme, axes, ddof, eps, weight and bias. Hypotheses are judged on a part of
 * the data first; the few that survive are done by `normalize` itself on all of it and held against `after`, no finer than `after` is written.
 * Err `identify.shape` for tensors of different shapes, `identify.few` for fewer than four values.
 */
export function identify(before: Tensor, after: Tensor): Outcome<Identification> {
  const wrong = refusal(before, after);
  if (wrong) return wrong;
  const rounding = { before: roundingOfTensor(before), after: roundingOfTensor(after) };
  const views = { before: floatView(before), after: floatView(after) };
  if (isSame(before, after, rounding.after)) {
    return { ok: { verdict: 'other', other: { id: 'identity', axes: [] }, runnersUp: [], rounding } };
  }
  const tried = shortlist(hypothesesFor(before), views, rounding);
  const judgeAll = (): ExplainedBy[] => judgeWholly(tried, before, after, views, rounding);
  // What explains not even a part is looked at again only when nothing else is found.
  const judged = tried.some(({ level }) => level !== undefined) ? judgeAll() : [];
  const explained = judged.filter(({ level }) => level !== undefined);
  const strictest = withoutNeedless(explained.filter(({ level }) => level === explained[0].level));
  // Weights explain more than they should: a unit length is rms norm with the weight 1/√n everywhere.
  const isSure = strictest.length > 0 && !strictest[0].hasWeight;
  const other = isSure ? undefined : findOther(before, after, rounding.after);
  if (strictest.length > 0 && !other) {
    return { ok: { verdict: 'explained', best: strictest[0], runnersUp: strictest.slice(1), rounding } };
  }
  if (other) return { ok: { verdict: 'other', other, runnersUp: [], rounding } };
  const linear = findLines(before, views, rounding);
  if (linear) return { ok: { verdict: 'linear', linear, runnersUp: [], rounding } };
  const nearest = (judged.length > 0 ? judged : judgeAll())
    .sort((a, b) => b.residual.rSquared - a.residual.rSquared)
    .slice(0, NEAREST);
  const [best, ...runnersUp] = nearest;
  const isClose = best && best.residual.rSquared >= CLOSE;
  return {
    ok: isClose ? { verdict: 'close', best, runnersUp, rounding } : { verdict: 'none', runnersUp: nearest, rounding },
  };
}

// What needs a weight explains whatever needs none, and a scheme with one what it explains without.
function withoutNeedless(found: readonly ExplainedBy[]): ExplainedBy[] {
  const kindOf = ({ scheme, reducedAxes, ddof }: ExplainedBy): string => [scheme, reducedAxes.join(), ddof].join(' ');
  const usual = found.some(({ isSolved }) => !isSolved) ? found.filter(({ isSolved }) => !isSolved) : found;
  const weightless = usual.some(({ hasWeight }) => !hasWeight) ? usual.filter(({ hasWeight }) => !hasWeight) : usual;
  return weightless.filter((one, i) => weightless.findIndex((other) => kindOf(other) === kindOf(one)) === i);
}

function refusal(
  before: Tensor,
  after: Tensor,
): { err: { code: string; severity: 'error'; args: Record<string, string | number> } } | undefined {
  const [a, b] = [shapeText(before.shape), shapeText(after.shape)];
  if (a !== b) return { err: { code: 'identify.shape', severity: 'error', args: { before: a, after: b } } };
  const count = sizeOf(before.shape);
  return count < FEWEST ? { err: { code: 'identify.few', severity: 'error', args: { count } } } : undefined;
}

function roundingOfTensor(tensor: Tensor): Rounding {
  const { data, dtype } = rowMajor(tensor);
  return roundingOf(decode(data, dtype), dtype);
}

const RANK = { exact: 0, float32: 1, rounded: 2 } as const satisfies Record<Level, number>;

/** What survives, done on all of the data: what is explained most strictly first, then by simplicity. */
function judgeWholly(
  tried: readonly Scored[],
  before: Tensor,
  after: Tensor,
  views: Views,
  precision: Precision,
): ExplainedBy[] {
  const judged = tried.map((scored) => {
    const withEps: ExplainedBy[] = [];
    // What explains a part need not explain the whole: then another of the values of eps may.
    for (const eps of [scored.fit.eps, ...scored.otherEps]) {
      const params = fillIn(scored, eps, views);
      const residual = verify(before, after, scored.hypothesis, params, precision);
      if (residual) withEps.push(explainedBy(scored, params, eps, residual));
      if (withEps.at(-1)?.level) break;
    }
    return { cost: scored.cost, found: withEps.find(({ level }) => level) ?? withEps.at(0) };
  });
  return judged
    .flatMap(({ cost, found }) => (found ? [{ cost, found }] : []))
    .sort((a, b) => rank(a.found) - rank(b.found) || a.cost - b.cost)
    .map(({ found }) => found);
}

function rank({ level }: ExplainedBy): number {
  return level ? RANK[level] : Object.keys(RANK).length;
}

function explainedBy(
  { hypothesis, otherEps, fit, isSolved }: Scored,
  params: SchemeParams<Tensor>,
  eps: number,
  residual: Residual,
): ExplainedBy {
  const { scheme } = hypothesis.resolved;
  const isFirst = eps === fit.eps;
  return {
    scheme: params.scheme,
    params,
    reducedAxes: scheme.reducedAxes,
    eps,
    isSolved: isFirst && isSolved,
    ddof: scheme.ddof,
    otherEps: isFirst ? otherEps : otherEps.slice(otherEps.indexOf(eps) + 1),
    hasWeight: params.weight !== undefined,
    hasBias: params.bias !== undefined,
    residual,
    level: levelOf(residual),
  };
}
