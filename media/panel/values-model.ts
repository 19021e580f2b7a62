import type { Extent } from '../../src/core/values/extent';
import type { Rectangle, Tiles } from '../../src/core/values/plane';
import type { Scheme, TensorId, TensorInfo } from '../../src/protocol/engine';
import type { PanelHost, PanelView } from '../../src/protocol/panel';
import type { Remote } from '../../src/protocol/rpc';
import type {
  ElementExplanation,
  ExplainRequest,
  FindRequest,
  ValueSide,
  ValueWindow,
  WindowRequest,
} from '../../src/protocol/values';
import { Coalesced } from '../coalesced';
import { contains } from '../heatmap/grid';
import { Latest, type Failure } from '../latest';
import { shownValues, type ShownValues } from './values-view';

/** Of which tensor, under which scheme: what every question about values begins with. */
interface Subject {
  readonly tensor: TensorInfo;
  /** None where the scheme does not apply: then there is only what was read. */
  readonly scheme: Scheme | undefined;
  readonly revision: number;
}

interface ExtentQuestion {
  readonly tensor: TensorId;
  readonly scheme: Scheme | undefined;
  readonly sides: readonly ValueSide[];
}

/** The picture of the values and the element that is explained: what has been answered, and what is asked for. */
export class ValuesModel {
  readonly extents: Latest<ExtentQuestion, readonly Extent[]>;
  readonly window: Coalesced<WindowRequest, ValueWindow>;
  readonly explained: Latest<ExplainRequest, ElementExplanation>;
  readonly pointed: Coalesced<ExplainRequest, ElementExplanation>;
  shown: ShownValues | undefined;
  private subject: Subject | undefined;

  constructor(
    private readonly host: Remote<Pick<PanelHost, 'window' | 'extent' | 'explain' | 'find'>>,
    changed: () => void,
    /** What is in sight or pointed at has been answered: nothing but the picture and what explains it has to be drawn. */
    seen: () => void,
  ) {
    this.extents = new Latest(async ({ sides, ...view }, signal) => {
      return Promise.all(sides.map((of) => host.extent({ ...view, of }, signal)));
    }, changed);
    this.window = new Coalesced((request) => host.window(request), seen);
    this.explained = new Latest((request, signal) => host.explain(request, signal), changed);
    this.pointed = new Coalesced((request) => host.explain(request), seen);
  }

  get hasScheme(): boolean {
    return this.subject?.scheme !== undefined;
  }

  /** The side that is shown: without a scheme, what was read. */
  get side(): ValueSide {
    return this.hasScheme ? (this.shown?.of ?? 'after') : 'before';
  }

  /** The tensor, the scheme or what is shown of it has changed. */
  put(subject: Subject, view: PanelView): void {
    this.subject = subject;
    this.shown = shownValues(view, subject.tensor);
    const { id, shape } = subject.tensor;
    if (shape.includes(0)) return this.clear();
    const { side, shown } = this;
    const { revision } = subject;
    const together = shown.sameScale && this.hasScheme && side !== 'difference';
    const sides: readonly ValueSide[] = together ? ['before', 'after'] : [side];
    void this.extents.put({ tensor: id, scheme: subject.scheme, sides }, revision);
    if (shown.selected === undefined) this.leave();
    else void this.explained.put({ tensor: id, scheme: subject.scheme, index: shown.selected }, revision);
  }

  /** The part is in sight, in tiles of this size: `load` is what is asked for where it is not there yet. */
  need(sight: Rectangle, load: Rectangle, tile: Tiles['tile']): void {
    const { subject, shown } = this;
    if (!subject || !shown) return;
    const plane = { rows: shown.rows, columns: shown.columns, at: shown.at };
    const view = { tensor: subject.tensor.id, scheme: subject.scheme, of: this.side };
    const there = this.window.answered;
    const asked = { ...view, plane, tile };
    const { area: _, ...answered } = there?.question ?? { area: undefined };
    const isThere = there && contains(there.value.area, sight) && JSON.stringify(answered) === JSON.stringify(asked);
    this.window.put({ ...asked, area: isThere ? there.question.area : load }, subject.revision);
  }

  /** Why what is shown cannot be painted. What failed for another tensor, scheme or plane says nothing about it. */
  get failure(): Failure | undefined {
    if (this.extents.failure) return this.extents.failure;
    const { subject, shown, side } = this;
    const { failed } = this.window;
    if (!failed || !subject || !shown || failed.revision !== subject.revision) return undefined;
    const { tensor, scheme, of, plane } = failed.question;
    const now = [subject.tensor.id, subject.scheme, side, { rows: shown.rows, columns: shown.columns, at: shown.at }];
    return JSON.stringify([tensor, scheme, of, plane]) === JSON.stringify(now) ? failed.failure : undefined;
  }

  /** Whether what is shown is of this tensor, and not of the one before it, whose questions are still on their way. */
  isAbout({ id, shape }: TensorInfo): boolean {
    return this.subject?.tensor.id === id && this.subject.tensor.shape.join() === shape.join();
  }

  /** The tiles to paint: of the plane that is shown, or of the one before it while that is on its way. */
  get tiles(): ValueWindow | undefined {
    const { answered } = this.window;
    const { shown } = this;
    const isPlane =
      answered?.question.plane.rows === shown?.rows && answered?.question.plane.columns === shown?.columns;
    return answered && isPlane && answered.question.tensor === this.subject?.tensor.id ? answered.value : undefined;
  }

  /** An element is pointed at. */
  point(index: number): void {
    if (!this.subject) return;
    this.pointed.put({ tensor: this.subject.tensor.id, scheme: this.subject.scheme, index }, this.subject.revision);
  }

  private leave(): void {
    const { value, failure, pending } = this.explained;
    if (value ?? failure ?? pending) this.explained.clear();
  }

  /** The index of a value, from the element that is explained on. */
  async find(wanted: Pick<FindRequest, 'value' | 'within'>): Promise<number | undefined> {
    if (!this.subject) return undefined;
    const { tensor, scheme } = this.subject;
    const from = this.shown?.selected === undefined ? 0 : this.shown.selected + 1;
    return this.host.find({ tensor: tensor.id, scheme, of: this.side, from, ...wanted });
  }

  /** The index of the first element that was read as this value. */
  async findRead(value: number): Promise<number | undefined> {
    if (!this.subject) return undefined;
    return this.host.find({ tensor: this.subject.tensor.id, of: 'before', from: 0, value, within: 0 });
  }

  /** There is nothing to show. */
  clear(): void {
    this.extents.clear();
    this.window.clear();
    this.explained.clear();
    this.pointed.clear();
  }
}
