import type { Scheme, TensorInfo } from '../../src/protocol/engine';
import type { PanelView } from '../../src/protocol/panel';
import type { ValuesModel } from './values-model';

/**
 * What a picture of values is drawn from: the panel's model, or that of a difference of two tensors. Fires `change`, and
 * `values` where only what is in sight or pointed at was answered.
 */
export interface PlaneModel extends EventTarget {
  readonly tensor: TensorInfo | undefined;
  readonly view: PanelView;
  readonly values: ValuesModel;
  /** What names the axes, once it is known. */
  readonly report: { readonly value?: { readonly scheme: Pick<Scheme, 'scheme' | 'channelAxis'> } };
  /** The code of the word for the values as they are, without a scheme. */
  readonly plainCode: string;
  choose(view: PanelView): void;
}

/** The code of the word for the side that is shown. */
export function sideCode({ values, plainCode }: PlaneModel): string {
  return values.side === 'before' ? plainCode : `panel.${values.side}`;
}
