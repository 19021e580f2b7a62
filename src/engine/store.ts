import { findCompanions, sizeOf, summarize, type LayerCounts, type Tensor } from '../core';
import type { ReadTensor } from '../core/readers/reader';
import type { ParamName, TensorId, TensorInfo } from '../protocol/engine';
import { CodedError } from '../protocol/rpc';

const LABELS_SHOWN = 1000;

/** The tensors of an engine, under ids that are never used twice. */
export class TensorStore {
  readonly #kept = new Map<TensorId, ReadTensor>();
  /** Of each tensor, the counts of all tensors of its source. */
  readonly #layers = new Map<TensorId, readonly LayerCounts[]>();
  #made = 0;

  /** `name` tells this store's ids from those of every other store: `near:1`, `worker2:1`. */
  constructor(private readonly name: string) {}

  /** Keeps the tensors of one source and says what they are. */
  add(tensors: readonly ReadTensor[]): TensorInfo[] {
    const ids = tensors.map((tensor) => this.#keep(tensor));
    const companions = findCompanions(tensors.map(({ name, tensor }) => ({ name, shape: tensor.shape })));
    const infos = tensors.map((tensor, at) => describe(tensor, ids[at], named(companions[at], ids)));
    const layers = infos.map(({ name, shape, nan, posInf, negInf }) => ({
      name,
      count: sizeOf(shape),
      nan,
      posInf,
      negInf,
    }));
    for (const id of ids) this.#layers.set(id, layers);
    return infos;
  }

  get(id: TensorId): ReadTensor {
    const tensor = this.#kept.get(id);
    if (!tensor) throw new CodedError('engine.unknownTensor', { id });
    return tensor;
  }

  /** The counts of all tensors of a tensor's source, in their order. */
  layersOf(id: TensorId): readonly LayerCounts[] {
    return this.#layers.get(id) ?? [];
  }

  delete(id: TensorId): void {
    this.#kept.delete(id);
    this.#layers.delete(id);
  }

  #keep(tensor: ReadTensor): TensorId {
    const id = `${this.name}:${++this.#made}`;
    this.#kept.set(id, tensor);
    return id;
  }
}

function named(
  companions: Partial<Record<ParamName, number>>,
  ids: readonly TensorId[],
): Partial<Record<ParamName, TensorId>> | undefined {
  const entries = Object.entries(companions).map(([role, at]) => [role, ids[at]] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function describe(read: ReadTensor, id: TensorId, companions: TensorInfo['companions']): TensorInfo {
  const { name, tensor, span, labels } = read;
  return {
    id,
    name,
    shape: tensor.shape,
    dtype: tensor.dtype,
    span,
    locatable: read.locate !== undefined && sizeOf(tensor.shape) > 0,
    labels: labels?.map((axis) => axis?.slice(0, LABELS_SHOWN)),
    ...countNonFinite(tensor),
    companions,
  };
}

function countNonFinite(tensor: Tensor): Pick<TensorInfo, 'nan' | 'posInf' | 'negInf'> {
  const summary = summarize(tensor, { quantiles: [] });
  if ('err' in summary) throw new CodedError(summary.err.code, summary.err.args);
  const { nan, posInf, negInf } = summary.ok;
  return { nan, posInf, negInf };
}
