import type { Histogram, Summary } from '../core/stats/summary';
import type { TensorInfo } from './engine';
import type { Language, ShownProblem } from './panel';

/** What the side view shows of the array under the cursor. */
export interface InspectorState {
  readonly revision: number;
  readonly language: Language;
  readonly status: 'empty' | 'ready';
  readonly place: string;
  /** The tensor whose text holds the cursor, and how many the array has in all. */
  readonly tensor?: TensorInfo;
  readonly tensorCount: number;
  readonly summary?: Summary;
  readonly histogram?: Pick<Histogram, 'edges' | 'counts'>;
  readonly problems: readonly ShownProblem[];
}

export interface InspectorHost {
  ready(request: undefined): InspectorState;
  /** Opens the panel on what is shown. */
  open(request: undefined): void;
  revealProblem(request: { readonly key: number }): void;
}

export interface InspectorClient {
  changed(state: InspectorState): void;
}
