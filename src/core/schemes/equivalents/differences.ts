import type { MessageArgs } from '../../problem';
import type { Convention } from '../scheme';
import type { Applied } from './equivalents';

/** Something in which a scheme, as it was applied here, and a framework's call differ, or that the call needs besides. */
export interface Remark {
  /** The sentence is in `l10n/` under `equivalent.<code>`. */
  readonly code: string;
  readonly args: MessageArgs;
}

/** Says of a framework what differs, in the data at hand; undefined where nothing does. */
type Look = (applied: Applied, framework: Convention) => Remark | undefined;

const remark = (code: string, args: MessageArgs = {}): Remark => ({ code, args });

const leftOut: Look = ({ scheme, nonFinite }) =>
  nonFinite > 0 && scheme.nanPolicy === 'omit' ? remark('equivalent.omit', { n: nonFinite }) : undefined;

const otherDdof: Look = ({ scheme }, framework) =>
  scheme.scheme === 'input' && scheme.ddof === 1 && framework !== 'pytorch' ? remark('equivalent.ddof') : undefined;

// What a convention of input norm does where σ is 0 or near it; elsewhere they agree.
const constants: Look = ({ scheme, constantSets }, framework) => {
  if (scheme.scheme !== 'input' || constantSets === 0) return undefined;
  if (framework === 'pytorch') return remark('equivalent.constantNaN', { n: constantSets });
  return undefined;
};

// ONNX adds its 1e-9 to σ, the others add nothing; Keras and scikit-learn only bound it from below.
const addsToSigma: Look = ({ scheme }, framework) => {
  if (scheme.scheme !== 'input') return undefined;
  const own = scheme.convention === 'onnx';
  if (own === (framework === 'onnx')) return undefined;
  return remark('equivalent.addsToSigma', { eps: own ? String(scheme.eps) : '1e-9' });
};

// No call of input norm takes an eps: PyTorch's is written out, and the others have it built in.
const FIXED_EPS: Readonly<Record<Convention, number>> = { pytorch: 0, sklearn: 0, keras: 1e-7, onnx: 1e-9 };
const otherEps: Look = ({ scheme }, framework) => {
  if (scheme.scheme !== 'input' || scheme.eps === FIXED_EPS[scheme.convention]) return undefined;
  return remark('equivalent.fixedEps', { eps: String(scheme.eps), framework: framework });
};

const otherRunning: Look = ({ scheme, running }, framework) => {
  if (!running) return undefined;
  const unbiased = (convention: Convention): boolean => convention === 'pytorch' || convention === 'sklearn';
  if (unbiased(scheme.convention) === unbiased(framework)) return undefined;
  return remark(unbiased(framework) ? 'equivalent.runningUnbiased' : 'equivalent.runningBiased');
};

const cumulative: Look = ({ scheme, running }, framework) =>
  running && scheme.momentum === null && framework !== 'pytorch' ? remark('equivalent.cumulative') : undefined;

/** What makes the numbers differ. */
export const DIFFERENCES: readonly Look[] = [leftOut, otherDdof, constants, addsToSigma, otherEps];

/** What makes only the running statistics differ. */
export const RUNNING_DIFFERENCES: readonly Look[] = [otherRunning, cumulative];

const movesChannels: Look = ({ scheme: { channelAxis } }, framework) =>
  framework === 'keras' || channelAxis === undefined || channelAxis === 1
    ? undefined
    : remark('equivalent.moveChannels', { axis: channelAxis });

const variances: Look = ({ running }, framework) =>
  running ? remark(framework === 'pytorch' ? 'equivalent.variancesPytorch' : 'equivalent.variancesBiased') : undefined;

const loads: Look = ({ scheme: { weight, bias } }) => (weight || bias ? remark('equivalent.loads') : undefined);

const rounds: Look = ({ scheme, dtype }) =>
  (dtype === 'float32' || dtype === 'float16' || dtype === 'bfloat16') && scheme.resultDtype !== 'input'
    ? remark('equivalent.rounds', { dtype })
    : undefined;

/** What whoever calls it has to know, though nothing differs. */
export const NOTES: readonly Look[] = [variances, movesChannels, loads, rounds];
