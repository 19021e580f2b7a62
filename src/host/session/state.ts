import type { Problem } from '../../core/problem';
import type { ReadChoice, ReadOptions } from '../../core/readers/reader';
import type { EngineClient } from '../../engine';
import type { OpenResult, TensorInfo } from '../../protocol/engine';
import type { PanelView } from '../../protocol/panel';
import type { Progress } from '../../protocol/rpc';

export interface SessionDeps {
  readonly engine: EngineClient;
  readonly log: { info(message: string): void; error(message: string): void };
}

export interface SessionOptions {
  readonly view: PanelView;
  readonly options?: ReadOptions;
  /** Of a text: where in the source the cursor was, to show the tensor there first. */
  readonly cursor?: number;
  /** The user asked for it: it is one of the recent reports. Not what a reload brings back, nor one of two that are compared. */
  readonly asked?: boolean;
}

/** What is being inspected, at one moment. */
export interface SessionState {
  /** Grows whenever the source was read anew. */
  readonly revision: number;
  /** Grows whenever `view` was set by anybody but the panel. */
  readonly viewRevision: number;
  readonly status: 'loading' | 'ready' | 'gone';
  /** How far the reading is, where it takes long. */
  readonly progress?: Progress;
  readonly tensors: readonly TensorInfo[];
  readonly problems: readonly Problem[];
  /** Why the scheme that is looked at cannot be applied, at the text of its tensor. */
  readonly refusal?: Problem;
  readonly choice?: ReadChoice;
  readonly metadata?: OpenResult['metadata'];
  readonly view: PanelView;
}
