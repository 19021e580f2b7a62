import type { Report } from '../../src/core/report';
import type { SchemeDescription } from '../../src/core/schemes/descriptions';
import type { SchemeId } from '../../src/core/schemes/scheme';
import type { ParamRef, Scheme, SchemeOffer, TensorId, TensorInfo } from '../../src/protocol/engine';
import type { BatchSize, Comparison, Place, SliceReport } from '../../src/protocol/questions';
import type { Language, PanelHost, PanelMemento, PanelState, PanelView } from '../../src/protocol/panel';
import type { Progress, Remote } from '../../src/protocol/rpc';
import { Latest } from '../latest';
import { BreakdownModel } from './breakdown-model';
import type { PlaneModel } from './plane-model';
import { ValuesModel } from './values-model';
import { withScheme } from '../../src/protocol/view';
import { chosenTensor, effectiveScheme, rebind } from './view';

/** What takes longer than this is not begun before the user says so. */
const MOST_SECONDS = 5;

/** The batch size that is asked about first. */
const SMALL_BATCH = 4;

/** What the panel shows and what the user has chosen in it. Fires `change`; asks the host for what is missing. */
export class PanelModel extends EventTarget implements PlaneModel {
  readonly plainCode = 'panel.before';
  state: PanelState | undefined;
  view: PanelView = { scheme: { scheme: 'input' } };
  search = '';
  private readonly wanted = new Map<TensorId, boolean>();
  readonly report: Latest<{ tensor: TensorId; scheme: PanelView['scheme'] }, Report<ParamRef>>;
  readonly offers: Latest<{ tensor: TensorId }, readonly SchemeOffer[]>;
  readonly about: Latest<{ scheme: SchemeId; language: Language }, SchemeDescription>;
  readonly slice: Latest<Parameters<PanelHost['slice']>[0], SliceReport>;
  readonly comparison: Latest<Parameters<PanelHost['compare']>[0], Comparison>;
  readonly batch: Latest<Parameters<PanelHost['batchSize']>[0], BatchSize>;
  readonly breakdown: BreakdownModel;
  readonly values: ValuesModel;
  /** The user called off what was under way: nothing is asked until something is chosen or the work is taken up again. */
  stopped = false;
  /** The last view of which everything was answered, and of which reading of the source. */
  private settled: { readonly view: PanelView; readonly revision: number } | undefined;
  /** The answer is on its way: what follows from it has not been asked yet. */
  private due = false;

  constructor(
    readonly host: Remote<PanelHost>,
    private readonly save: (memento: PanelMemento) => void,
  ) {
    super();
    const changed = (): void => this.changed();
    this.report = new Latest((request, ...on) => host.report(request, ...on), changed);
    this.offers = new Latest((request, signal) => host.offers(request, signal), changed);
    this.about = new Latest((request, signal) => host.describe(request, signal), changed);
    this.breakdown = new BreakdownModel(
      (request, ...on) => host.breakdown(request, ...on),
      changed,
      () => this.dispatchEvent(new Event('rows')),
    );
    this.slice = new Latest((request, signal) => host.slice(request, signal), changed);
    this.comparison = new Latest((request, signal) => host.compare(request, signal), changed);
    this.batch = new Latest((request, signal) => host.batchSize(request, signal), changed);
    this.values = new ValuesModel(host, changed, () => this.dispatchEvent(new Event('values')));
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
    return this.state?.status === 'loading' || this.due || this.questions.some(({ pending }) => pending);
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

  /** The axis of the breakdown: what the user chose, else the last axis that is kept, else the last one. */
  get axis(): number {
    const ndim = this.tensor?.shape.length ?? 0;
    const { axis } = this.view;
    if (axis !== undefined && axis < ndim) return axis;
    return this.report.value?.scheme.keptAxes.filter((kept) => kept < ndim).at(-1) ?? Math.max(0, ndim - 1);
  }

  /** The slice that is looked at, as far as the tensor has such places. */
  get places(): readonly Place[] {
    const { shape = [] } = this.tensor ?? {};
    return (this.view.slice ?? []).filter(({ axis, index }) => index < (shape[axis] ?? 0));
  }

  /** The scheme that is compared with the present one. */
  get other(): SchemeId | undefined {
    const { compare, scheme } = this.view;
    return compare === scheme.scheme ? undefined : compare;
  }

  /** The batch size that is asked about: small, unless the user chose another. */
  get m(): number {
    return this.view.batch ?? SMALL_BATCH;
  }

  /** Looks at a slice; at none, at the whole alone. */
  sliceAt(places: readonly Place[]): void {
    this.choose({ ...this.view, slice: places.length > 0 ? places : undefined });
  }

  /** Calls off whatever is under way: what was answered last is shown again, as it was chosen. */
  cancel(): void {
    if (this.state?.status === 'loading') return void this.host.stopReading(undefined).catch(() => undefined);
    const { settled, view, state, tensor } = this;
    Object.assign(this, { due: false, stopped: true });
    for (const question of this.questions) question.stop();
    if (settled && settled.revision === state?.revision && settled.view !== view) this.choose(settled.view);
    else if (tensor?.stored?.streamed) this.want(false);
    else this.changed();
  }

  /** Begins again what was called off. */
  resume(): void {
    this.stopped = false;
    this.ask();
    this.changed();
  }

  /** Takes over what the host says. An older state than the one shown is dropped. */
  receive(state: PanelState): void {
    if (this.state && state.revision < this.state.revision) return;
    const same = state.viewRevision === this.state?.viewRevision;
    const view = same ? this.view : state.view;
    if (!same) Object.assign(this, { search: '', stopped: false });
    this.state = state;
    this.view = state.status === 'ready' ? rebind(view, state.tensors) : view;
    this.ask();
    this.keep();
  }

  /** The user chose something else. */
  choose(view: PanelView): void {
    this.view = view;
    this.stopped = false;
    this.ask();
    this.keep();
    void this.host.remember(view).catch(() => undefined);
  }

  /** Remembers how far the table is scrolled: nothing is to be asked or drawn for it. */
  keepScroll(scroll: number): void {
    if (scroll === (this.view.scroll ?? 0)) return;
    this.view = { ...this.view, scroll };
    this.settle();
    this.save({ memento: this.state?.memento, view: this.view });
    void this.host.remember(this.view).catch(() => undefined);
  }

  /** Rows of the breakdown whose label or index contains this. */
  searchFor(text: string): void {
    this.search = text;
    this.ask();
  }

  private want(wanted: boolean): void {
    this.stopped = false;
    if (this.tensor) this.wanted.set(this.tensor.id, wanted);
    this.ask();
    this.changed();
  }

  private changed(): void {
    this.settle();
    this.dispatchEvent(new Event('change'));
  }

  private settle(): void {
    const { state, view, pending, stopped } = this;
    if (state?.status === 'ready' && !pending && !stopped) this.settled = { view, revision: state.revision };
  }

  private keep(): void {
    this.save({ memento: this.state?.memento, view: this.view });
    this.changed();
  }

  private ask(): void {
    const { state, tensor } = this;
    if (state?.status !== 'ready' || this.stopped) return;
    if (!tensor) return this.clear();
    const scheme = effectiveScheme(this.view, tensor, state.tensors);
    void this.offers.put({ tensor: tensor.id }, state.revision);
    if (this.held) return this.hold();
    this.due = true;
    void this.report.put({ tensor: tensor.id, scheme }, state.revision).then(() => this.askRest());
    this.askRest();
  }

  // The answer comes first. The default axis of the breakdown follows from it (it knows what is kept).
  private askRest(): void {
    const { state, tensor } = this;
    if (!state || !tensor || this.stopped || this.report.pending || this.held) return;
    void this.about.put({ scheme: this.view.scheme.scheme, language: state.language }, 0);
    const scheme = this.report.failure ? undefined : effectiveScheme(this.view, tensor, state.tensors);
    this.values.put({ tensor, scheme, revision: state.revision }, this.view);
    this.askBreakdown(state, tensor, scheme);
    this.askBeside(state, tensor, scheme);
    if (!this.due) return;
    this.due = false;
    this.changed();
  }

  private askBreakdown({ revision }: PanelState, tensor: TensorInfo, scheme: Scheme | undefined): void {
    if (tensor.shape.length === 0) return this.breakdown.clear();
    const { axis } = this;
    const { sort, flaggedFirst, marked } = this.view;
    const within = this.places.filter((place) => place.axis !== axis);
    const first = marked?.axis === axis ? marked.indices : undefined;
    const search = this.search || undefined;
    this.breakdown.put({ tensor: tensor.id, scheme, axis, within, sort, flaggedFirst, first, search }, revision);
  }

  // What the user opened beside the answer.
  private askBeside({ revision }: PanelState, { id: tensor }: TensorInfo, scheme: Scheme | undefined): void {
    const { places, other, view, m } = this;
    if (places.length > 0) void this.slice.put({ tensor, scheme, at: places }, revision);
    else if (this.slice.value) this.slice.clear();
    if (!scheme) return;
    if (other) void this.comparison.put({ tensor, scheme, other: withScheme(view, other).scheme }, revision);
    if (view.batch !== undefined && view.scheme.scheme === 'batch')
      void this.batch.put({ tensor, scheme, m }, revision);
  }

  private get questions() {
    return [this.report, this.offers, this.breakdown, this.slice, this.comparison, this.batch];
  }

  // Nothing stays of another tensor but what schemes it has.
  private hold(): void {
    this.due = false;
    for (const question of this.questions) if (question !== this.offers) question.clear();
    this.values.clear();
  }

  private clear(): void {
    this.due = false;
    for (const question of this.questions) question.clear();
    this.values.clear();
  }
}
