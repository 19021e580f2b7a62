import { setMoments, type SetMoments } from '../stats/moments';
import { scaleBy } from '../stats/run';
import type { Sets } from '../stats/sets';
import type { FloatView } from '../tensor/floats';
import type { ScaledSet } from './apply';
import type { Parameters } from './parameters';
import type { Resolution } from './resolve';
import type { Running } from './running';

/** Per set: the moments, and what is divided by. */
export interface Figures extends Omit<SetMoments, 'extreme'> {
  readonly scale: Float64Array;
  readonly scaled: readonly ScaledSet[];
}

/** What every set is normalised by: its own moments, or in evaluation the running statistics. */
export function figuresOf(view: FloatView, sets: Sets, resolved: Resolution, { running }: Parameters): Figures {
  const { scheme, table } = resolved;
  return scheme.training === false
    ? evaluationFigures(sets, resolved, running)
    : figuresFrom(setMoments(view, sets, table.centered, scheme.nanPolicy), resolved);
}

/** What every set is normalised by in evaluation: nothing of the data goes into it. */
export function evaluationFigures(sets: Pick<Sets, 'size'>, resolved: Resolution, running: Running): Figures {
  return divided(evaluation(sets, running), resolved);
}

/** What every set is normalised by, from its moments (divisor n). */
export function figuresFrom(moments: SetMoments, resolved: Resolution): Figures {
  return divided(unbiased(moments, resolved.scheme.ddof), resolved);
}

function divided(moments: SetMoments, resolved: Resolution): Figures {
  const { scheme, defaults } = resolved;
  const { n, mean, variance, std } = moments;
  const scale = new Float64Array(n.length);
  // One object for all sets: there may be as many sets as a quarter of the values.
  const figures = { n: 0, mean: 0, variance: 0, std: 0 };
  for (let set = 0; set < n.length; set++) {
    figures.n = n[set];
    figures.mean = mean[set];
    figures.variance = variance[set];
    figures.std = std[set];
    scale[set] = defaults.divisor(figures, scheme.eps, 1);
  }
  return { ...moments, scale, scaled: scaledSets(moments, resolved) };
}

// Evaluation reduces nothing: what it subtracts and divides by is given.
function evaluation(sets: Pick<Sets, 'size'>, { mean, variance }: Running): SetMoments {
  const std = variance.map(Math.sqrt);
  return {
    n: new Float64Array(mean.length).fill(sets.size),
    mean,
    meanLow: new Float64Array(mean.length),
    variance,
    std,
    extreme: [],
  };
}

function unbiased(moments: SetMoments, ddof: 0 | 1): SetMoments {
  if (ddof === 0) return moments;
  const factor = moments.n.map((n) => n / (n - ddof));
  return {
    ...moments,
    variance: moments.variance.map((variance, set) => variance * factor[set]),
    std: moments.std.map((std, set) => std * Math.sqrt(factor[set])),
    extreme: moments.extreme.map((extreme) => ({ ...extreme, variance: extreme.variance * factor[extreme.set] })),
  };
}

// Between these exponents of the largest value, differences and their quotients are ordinary doubles.
const ORDINARY = [-400, 1000] as const;

function scaledSets({ n, extreme }: SetMoments, { scheme, defaults }: Resolution): ScaledSet[] {
  return extreme.flatMap(({ set, exponent, mean, meanLow, variance }) => {
    if (exponent > ORDINARY[0] && exponent < ORDINARY[1]) return [];
    const figures = { n: n[set], mean, variance, std: Math.sqrt(variance) };
    const scale = defaults.divisor(figures, scheme.eps, scaleBy(1, -exponent));
    // An eps that dwarfs the values is an ordinary divisor; so is 1.
    return scale < 2 ** 400 ? [{ set, exponent, mean, meanLow, scale }] : [];
  });
}
