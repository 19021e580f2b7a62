import type { MessageArgs, Severity } from '../core/problem';
import type { ReadChoice, ReadOptions } from '../core/readers/reader';
import type { Report } from '../core/report';
import type { SchemeDescription } from '../core/schemes/descriptions';
import type { SchemeId } from '../core/schemes/scheme';
import type { ActionRequest, PictureFile, ReportPictures } from './actions';
import type {
  BreakdownPage,
  BreakdownRequest,
  ParamName,
  ParamRef,
  RowColumn,
  Scheme,
  SchemeOffer,
  TensorId,
  TensorInfo,
} from './engine';
import type { Progress } from './rpc';
import type { Place, Questions } from './questions';
import type { Extent } from '../core/values/extent';
import type {
  ElementExplanation,
  ExplainRequest,
  FindRequest,
  ValuesOf,
  ValueSide,
  ValueWindow,
  WindowRequest,
} from './values';

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
  /** How far the reading is, where it takes long. */
  readonly progress?: Progress;
  readonly pinned: boolean;
  /** Whether another command could take this panel over: not when it is the editor of a file. */
  readonly pinnable: boolean;
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
  /**
   * Grows whenever `view` was set from outside the panel (a command, a reload). While it stays, the
   * panel keeps the view it has, so that an echo of `remember` never undoes a newer choice.
   */
  readonly viewRevision: number;
  /** What the host needs to find the source again after a reload; the panel keeps it in its state, unread. */
  readonly memento?: unknown;
}

/** What the panel hands to VS Code's `setState`, and a restored panel's host gets back. */
export interface PanelMemento {
  readonly memento?: unknown;
  readonly view: PanelView;
  /** How far the page was scrolled, in CSS pixels. */
  readonly top?: number;
}

export type { SchemeOffer };

/** Counts, counts on a logarithmic scale, cumulative shares, or the figures. */
export type ChartKind = 'linear' | 'log' | 'ecdf' | 'table';

/** What the user has chosen in the panel. It survives hiding, reload and a moved window. */
export interface PanelView {
  readonly tensor?: TensorId;
  /** The tensor's name, since ids do not survive a reload. */
  readonly tensorName?: string;
  /** Which of the tensors of that name it is, when there are several. */
  readonly tensorNth?: number;
  readonly scheme: Scheme;
  /** Names of the tensors that `scheme` refers to, for the same reason. */
  readonly paramNames?: Partial<Record<ParamName, string>>;
  readonly paramNths?: Partial<Record<ParamName, number>>;
  /** Companions found in the source (`TensorInfo.companions`) that the user does not want applied. */
  readonly without?: readonly ParamName[];
  readonly axis?: number;
  readonly sort?: { readonly column: RowColumn; readonly of: 'before' | 'after'; readonly descending: boolean };
  readonly flaggedFirst?: boolean;
  readonly scroll?: number;
  /** The slice that is looked at beside the whole, an index on each of some axes, in the order in which they were chosen. */
  readonly slice?: readonly Place[];
  /** The rows that a finding speaks of: they come first in the breakdown along that axis. */
  readonly marked?: { readonly code: string; readonly axis: number; readonly indices: readonly number[] };
  /** How distributions are shown. Default 'linear'. */
  readonly chart?: ChartKind;
  /** Before and after are counted on the same bins. Default: unless one of them would be too narrow there to be seen. */
  readonly sameBins?: boolean;
  readonly spread?: 'std' | 'quartiles';
  /** Both charts of the breakdown on one scale. */
  readonly sameScale?: boolean;
  /** The scheme whose result stands beside that of the present one. */
  readonly compare?: SchemeId;
  /** The size of batches to ask about, while that question is open. */
  readonly batch?: number;
  /** The user's own names of axes, of each tensor by its name; '' where the usual one stays. */
  readonly axisNames?: readonly { readonly tensor: string; readonly names: readonly string[] }[];
  readonly values?: ValuesView;
}

/** What the user has chosen of the picture of the values; what is absent takes its default. */
export interface ValuesView {
  /** The shape that it was chosen for: under another one it says nothing. */
  readonly shape: readonly number[];
  /** The axes that run down and across. */
  readonly rows?: number;
  readonly columns?: number;
  /** An index along every axis. */
  readonly at?: readonly number[];
  readonly of?: ValueSide;
  /** Before and after on one scale. */
  readonly sameScale?: boolean;
  /** A scale that a few extreme values do not stretch. */
  readonly robust?: boolean;
  /** How often the cells have been doubled in size. */
  readonly zoom?: number;
  /** The row and the column at the picture's top left. */
  readonly scroll?: readonly [row: number, column: number];
  readonly asTable?: boolean;
  /** The element that is explained, row-major. */
  readonly selected?: number;
}

/**
 * What the panel may ask of the host. A request that fails is rejected with a CodedError (`translator` says it);
 * `panel.stale` means that the source changed meanwhile: a newer state is on its way and the answer is not wanted any more.
 */
export interface PanelHost extends Pick<Questions, keyof Questions> {
  /** The panel is loaded, and this is what it had saved with `setState`, if anything: what is there to show? */
  ready(saved: PanelMemento | undefined): PanelState;
  report(request: { readonly tensor: TensorId; readonly scheme: Scheme }): Report<ParamRef>;
  breakdown(request: BreakdownRequest): BreakdownPage;
  window(request: WindowRequest): ValueWindow;
  extent(request: ValuesOf): Extent;
  explain(request: ExplainRequest): ElementExplanation;
  find(request: FindRequest): number | undefined;
  /** The schemes there are, in the order to show them, and which of them apply to this tensor's shape. */
  offers(request: { readonly tensor: TensorId }): readonly SchemeOffer[];
  /** What a person should know of a scheme, in the panel's language. */
  describe(request: { readonly scheme: SchemeId; readonly language: Language }): SchemeDescription;
  remember(view: PanelView): void;
  /** Selects the tensor's text, one element's, or that of all elements at one index along an axis, in the editor. */
  reveal(request: {
    readonly tensor: TensorId;
    readonly index?: number;
    readonly slice?: Place & { readonly within?: readonly Place[] };
  }): void;
  revealProblem(request: { readonly key: number }): void;
  setPinned(pinned: boolean): void;
  /** Does something with the result that is shown. What goes wrong is told to the user, not answered. */
  act(request: ActionRequest): void;
  savePicture(picture: PictureFile): void;
  /** Calls the reading off. */
  stopReading(request: undefined): void;
  /** Reads the same source again in another way: header or not, another delimiter. */
  reread(options: ReadOptions): void;
}

/** What the host tells the panel. */
export interface PanelClient {
  /** The charts that are shown, for a report. */
  pictures(request: undefined): ReportPictures;
  changed(state: PanelState): void;
}
