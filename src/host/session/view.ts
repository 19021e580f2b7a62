import type { TensorInfo } from '../../protocol/engine';
import type { PanelView } from '../../protocol/panel';
import { nameOf, reboundScheme, tensorNamed } from '../../protocol/view';

/**
 * The tensor to show first: the one whose text holds the cursor, else the first that is not another one's weight,
 * bias or running statistics.
 */
export function firstTensor(tensors: readonly TensorInfo[], cursor?: number): TensorInfo | undefined {
  const params = new Set(tensors.flatMap(({ companions }) => Object.values(companions ?? {})));
  const holdsCursor = ({ span }: TensorInfo): boolean =>
    cursor !== undefined && span.start <= cursor && cursor <= span.end;
  return tensors.find(holdsCursor) ?? tensors.find(({ id }) => !params.has(id)) ?? tensors[0];
}

/** The same view of tensors that were read anew: what it refers to is found again by name. */
export function carryOver(view: PanelView, tensors: readonly TensorInfo[], cursor?: number): PanelView {
  // Text that is broken for a moment: what it refers to is found again when it is mended.
  if (tensors.length === 0) return { ...view, tensor: undefined };
  const named = view.tensorName === undefined ? undefined : tensorNamed(tensors, view.tensorName, view.tensorNth);
  const shown = named ?? firstTensor(tensors, cursor);
  const { name = view.tensorName, nth } = nameOf(tensors, shown?.id);
  return { ...view, tensor: shown?.id, tensorName: name, tensorNth: nth, scheme: reboundScheme(view, tensors) };
}
