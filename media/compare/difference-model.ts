import type { ComparedElement } from '../../src/core/compare/element';
import type { TensorInfo } from '../../src/protocol/engine';
import type { CompareHost, CompareRequest, ElementRequest } from '../../src/protocol/compare';
import type { PanelView, ValuesView } from '../../src/protocol/panel';
import type { Remote } from '../../src/protocol/rpc';
import { Latest } from '../latest';
import type { PlaneModel } from '../panel/plane-model';
import { ValuesModel } from '../panel/values-model';

/** The two tensors that are compared: their ids change with every reading. */
interface Subject {
  readonly request: CompareRequest;
  readonly ids: string;
  readonly revision: number;
}

/** The picture of a - b, and the two elements at the place that is chosen in it. Fires `change`. */
export class DifferenceModel extends EventTarget implements PlaneModel {
  readonly plainCode = 'compare.column.difference';
  readonly report = {};
  readonly values: ValuesModel;
  readonly made: Latest<Pick<CompareRequest, 'align'> & { readonly ids: string }, TensorInfo>;
  readonly element: Latest<ElementRequest & { readonly ids: string }, ComparedElement>;
  view: PanelView = { scheme: { scheme: 'input' } };
  private subject: Subject | undefined;

  constructor(
    host: Remote<CompareHost>,
    private readonly save: (values: ValuesView | undefined) => void,
  ) {
    super();
    const changed = (): void => void this.dispatchEvent(new Event('change'));
    this.values = new ValuesModel(host, changed, () => this.dispatchEvent(new Event('values')));
    this.made = new Latest(({ align }, signal) => host.difference({ align }, signal), changed);
    this.element = new Latest(({ ids: _, ...request }, signal) => host.element(request, signal), changed);
  }

  get tensor(): TensorInfo | undefined {
    return this.made.value;
  }

  /** Another two, or compared in another way. */
  put(subject: Subject): void {
    this.subject = subject;
    const { request, ids, revision } = subject;
    void this.made.put({ align: request.align, ids }, revision).then(() => this.ask());
    this.ask();
  }

  /** There is nothing to compare. */
  clear(): void {
    this.subject = undefined;
    this.made.clear();
    this.values.clear();
    this.element.clear();
  }

  choose(view: PanelView): void {
    this.view = view;
    this.save(view.values);
    this.ask();
    this.dispatchEvent(new Event('change'));
  }

  private ask(): void {
    const { subject, tensor, made } = this;
    if (!subject || !tensor || made.pending || made.failure) return;
    const { request, ids, revision } = subject;
    this.values.put({ tensor, scheme: undefined, revision }, this.view);
    const index = this.values.shown?.selected;
    if (index === undefined) this.element.clear();
    else void this.element.put({ ...request, ids, index }, revision);
  }
}
