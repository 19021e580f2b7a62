import type { Problem } from '../../problem';
import { buildTensor } from '../build';
import type { ReadTensor } from '../reader';
import type { Source } from '../source';
import { valueSpan } from '../token';
import type { NamedScalar } from './assigned';

/** Tensors of numbers that are assigned to names: without axes, or with one for several. */
export function scalarTensors(
  source: Source,
  scalars: readonly NamedScalar[],
): { readonly tensors: readonly ReadTensor[]; readonly problems: readonly Problem[] } {
  const built = scalars.map(({ name, span, sink, dtype }) => {
    const { tensor, problems } = buildTensor(sink, sink.length > 1 ? [sink.length] : [], source.bytes, dtype);
    const locate = (index: number) => valueSpan(source.bytes, sink.starts[index]);
    return { read: { name, span, tensor, locate }, problems };
  });
  return { tensors: built.map(({ read }) => read), problems: built.flatMap(({ problems }) => problems) };
}
