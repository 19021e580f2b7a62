import type { ResolvedScheme } from '../../report';
import type { Dtype } from '../../tensor/dtype';
import type { Convention } from '../scheme';
import { CALLS } from './calls';
import { DIFFERENCES, NOTES, RUNNING_DIFFERENCES, type Remark } from './differences';

/** A scheme as it was applied to a tensor, and what of the tensor decides whether a framework would agree. */
export interface Applied {
  readonly scheme: ResolvedScheme<unknown>;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** NaN and ±Inf in the tensor. */
  readonly nonFinite: number;
  /** Sets without spread. */
  readonly constantSets: number;
  /** Running statistics came of it. */
  readonly running: boolean;
}

/** How a framework would compute the same. */
export interface Equivalent {
  readonly framework: Convention;
  /** Its call, as its users write it; none where it has no such normalization for such a tensor. */
  readonly call?: string;
  /** What makes its result differ from this one; empty where they are equal, up to rounding. */
  readonly differences: readonly Remark[];
  /** What makes its running statistics differ, where the result is equal. */
  readonly runningDifferences: readonly Remark[];
  readonly notes: readonly Remark[];
}

const FRAMEWORKS = ['pytorch', 'keras', 'sklearn', 'onnx'] as const satisfies readonly Convention[];

/**
 * The calls of PyTorch 2, Keras 3, scikit-learn 1 and ONNX that compute what was computed here, that of the convention
 * followed first, and in what they differ. Frameworks without such a call are left out, but for the convention's own.
 */
export function equivalentsOf(applied: Applied): readonly Equivalent[] {
  const { convention } = applied.scheme;
  const others = FRAMEWORKS.filter((framework) => framework !== convention);
  return [convention, ...others]
    .map((framework) => equivalentIn(framework, applied))
    .filter(({ framework, call }) => call !== undefined || framework === convention);
}

function equivalentIn(framework: Convention, applied: Applied): Equivalent {
  const look = (looks: typeof NOTES): Remark[] =>
    looks.map((each) => each(applied, framework)).filter((found) => found !== undefined);
  return {
    framework,
    call: CALLS[framework][applied.scheme.scheme](applied),
    differences: look(DIFFERENCES),
    runningDifferences: look(RUNNING_DIFFERENCES),
    notes: look(NOTES),
  };
}
