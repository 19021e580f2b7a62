import type { MessageArgs, Severity } from '../core/problem';
import type { ReadChoice, ReadOptions } from '../core/readers/reader';
import type { Report } from '../core/report';
import type { BreakdownPage, BreakdownRequest, ParamRef, RowColumn, Scheme, TensorId, TensorInfo } from './engine';

export type Language = 'en' | 'ko';

/** A problem as the panel shows it: still a code, with the place in words that the host worked out. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly args: MessageArgs;
  /** 1-based line and column of the document, and the key to reveal it by. */
  readonly place?: { readonly line: number; readonly column: number; readonly key: number };
}

/** What is being inspected, as the panel needs to know it. */
export interface PanelState {
  /** Grows with every change of the source; answers to an older one are dropped. */
  readonly revision: number;
  readonly language: Language;
  readonly status: 'loading' | 'ready' | 'gone';
  readonly pinned: boolean;
  readonly source: {
    readonly title: string;
    /** `iris.csv:1-151` */
    readonly place: string;
    readonly choice?: ReadChoice;
  };
  readonly tensors: readonly TensorInfo[];
  readonly problems: readonly ShownProblem[];
  /** What the command asked for, or what was remembered from before a reload. */
  readonly view: PanelView;
}

/** What the user has chosen in the panel. It survives hiding, reload and a moved window. */
export interface PanelView {
  readonly tensor?: TensorId;
  /** The tensor's name, since ids do not survive a reload. */
  readonly tensorName?: string;
  readonly scheme: Scheme;
  readonly axis?: number;
  readonly sort?: { readonly column: RowColumn; readonly of: 'before' | 'after'; readonly descending: boolean };
  readonly flaggedFirst?: boolean;
  readonly scroll?: number;
}

/** What the panel may ask of the host. Errors come back as a ShownProblem. */
export interface PanelHost {
  /** The panel is loaded: what is there to show? */
  ready(request: undefined): PanelState;
  report(request: { readonly tensor: TensorId; readonly scheme: Scheme }): Report<ParamRef>;
  breakdown(request: BreakdownRequest): BreakdownPage;
  remember(view: PanelView): void;
  /** Selects the tensor's text, or one element's, in the editor. */
  reveal(request: { readonly tensor: TensorId; readonly index?: number }): void;
  revealProblem(request: { readonly key: number }): void;
  setPinned(pinned: boolean): void;
  /** Reads the same source again in another way: header or not, another delimiter. */
  reread(options: ReadOptions): void;
}

/** What the host tells the panel. */
export interface PanelClient {
  changed(state: PanelState): void;
}
