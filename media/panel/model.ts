import type { Report } from '../../src/core/report';
import type { SchemeDescription } from '../../src/core/schemes/descriptions';
import type { SchemeId } from '../../src/core/schemes/scheme';
import type { ParamRef, SchemeOffer, TensorId, TensorInfo } from '../../src/protocol/engine';
import type { Language, PanelHost, PanelMemento, PanelState, PanelView } from '../../src/protocol/panel';
import type { Progress, Remote } from '../../src/protocol/rpc';
import { Latest } from '../latest';
import { BreakdownModel } from './breakdown-model';
import { ValuesModel } from './values-model';
import { chosenTensor, effectiveScheme, rebind } from './view';

/** What takes longer than this is not begun before the user says so. */
const MOST_SECONDS = 5;

/** What the panel shows and what the user has chosen in it. Fires `change`; asks the host for what is missing. */
export class PanelModel extends EventTarget {
  state: PanelState | undefined;
  view: PanelView = { scheme: { scheme: 'input' } };
  search = '';
  private readonly wanted = new Map<TensorId, boolean>();
  readonly report: Latest<{ tensor: TensorId; scheme: PanelView['scheme'] }, Report<ParamRef>>;
  readonly offers: Latest<{ tensor: TensorId }, readonly SchemeOffer[]>;
  readonly about: Latest<{ scheme: SchemeId; language: Language }, SchemeDescription>;
  readonly breakdown: BreakdownModel;
  readonly values: ValuesModel;

  constructor(
    readonly host: Remote<PanelHost>,
    private readonly save: (memento: PanelMemento) => void,
  ) {
    super();
    const changed = (): void => void this.dispatchEvent(new Event('change'));
    this.report = new Latest((request, ...on) => host.report(request, ...on), changed);
    this.offers = new Latest((request, signal) => host.offers(request, signal), changed);
    this.about = new Latest((request, signal) => host.describe(request, signal), changed);
    this.breakdown = new BreakdownModel((request, ...on) => host.breakdown(request, ...on), changed);
    this.values = new ValuesModel(host, changed);
  }

  /** The tensor that is shown. */
  get tensor(): TensorInfo | undefined {
    return this.state && chosenTensor(this.view, this.state.tensors);
  }

  /** The tensor and the scheme whose result is shown; undefined while there is none. */
  get shown(): { readonly tensor: TensorId; readonly scheme: PanelView['scheme'] } | undefined {
    const { state, tensor, report } = this;
    if (!state || !tensor || report.pending || !report.value) return undefined;
    return { tensor: tensor.id, scheme: effectiveScheme(this.view, tensor, state.tensors) };
  }

  /** Whether anything is under way. */
  get pending(): boolean {
    return this.state?.status === 'loading' || this.report.pending || this.offers.pending || this.breakdown.pending;
  }

  /** How far the work is that takes long, if any. */
  get progress(): Progress | undefined {
    if (this.state?.status === 'loading') return this.state.progress;
    return this.report.progress ?? this.breakdown.progress;
  }

  /** Whether the user has to say first that work is wanted: it would take long, or was called off. */
  get held(): boolean {
    const { id = '', stored } = this.tensor ?? {};
    return stored?.streamed === true && !(this.wanted.get(id) ?? stored.seconds <= MOST_SECONDS);
  }

  /** The user wants what takes long. */
  start(): void {
    this.want(true);
  }

  /** The user does not want to wait any longer. */
  stop(): void {
    if (this.state?.status === 'loading') void this.host.stopReading(undefined).catch(() => undefined);
    else this.want(false);
  }

  /** The axis of the breakdown: what the user chose, else the last axis that is kept, else the last one. */
  get axis(): number {
    const ndim = this.tensor?.shape.length ?? 0;
    const { axis } = this.view;
    if (axis !== undefined && axis < ndim) return axis;
    return this.report.value?.scheme.keptAxes.filter((kept) => kept < ndim).at(-1) ?? Math.max(0, ndim - 1);
  }

  /** Takes over what the host says. An older state than the one shown is dropped. */
  receive(state: PanelState): void {
    if (this.state && state.revision < this.state.revision) return;
    const same = state.viewRevision === this.state?.viewRevision;
    const view = same ? this.view : state.view;
    if (!same) this.search = '';
    this.state = state;
    this.view = state.status === 'ready' ? rebind(view, state.tensors) : view;
    this.ask();
    this.keep();
  }

  /** The user chose something else. */
  choose(view: PanelView): void {
    this.view = view;
    this.ask();
    this.keep();
    void this.host.remember(view).catch(() => undefined);
  }

  /** Rows of the breakdown whose label or index contains this. */
  searchFor(text: string): void {
    this.search = text;
    this.ask();
  }

  private want(wanted: boolean): void {
    if (this.tensor) this.wanted.set(this.tensor.id, wanted);
    this.ask();
    this.dispatchEvent(new Event('change'));
  }

  private keep(): void {
    this.save({ memento: this.state?.memento, view: this.view });
    this.dispatchEvent(new Event('change'));
  }

  private ask(): void {
    const { state, tensor } = this;
    if (state?.status !== 'ready') return;
    if (!tensor) return this.clear();
    const scheme = effectiveScheme(this.view, tensor, state.tensors);
    void this.offers.put({ tensor: tensor.id }, state.revision);
    if (this.held) return this.hold();
    void this.report.put({ tensor: tensor.id, scheme }, state.revision).then(() => this.askRest());
    this.askRest();
  }

  // The answer comes first. The default axis of the breakdown follows from it (it knows what is kept).
  private askRest(): void {
    const { state, tensor } = this;
    if (!state || !tensor || this.report.pending || this.held) return;
    void this.about.put({ scheme: this.view.scheme.scheme, language: state.language }, 0);
    const scheme = this.report.failure ? undefined : effectiveScheme(this.view, tensor, state.tensors);
    this.values.put({ tensor, scheme, revision: state.revision }, this.view);
    if (tensor.shape.length === 0) return this.breakdown.clear();
    const { sort, flaggedFirst } = this.view;
    const search = this.search || undefined;
    this.breakdown.put({ tensor: tensor.id, scheme, axis: this.axis, sort, flaggedFirst, search }, state.revision);
  }

  private hold(): void {
    this.report.clear();
    this.breakdown.clear();
  }

  private clear(): void {
    this.report.clear();
    this.offers.clear();
    this.breakdown.clear();
    this.values.clear();
  }
}
