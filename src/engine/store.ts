import { findCompanions, sizeOf, type LayerCounts, type Tensor } from '../core';
import { elementsOf } from '../core/readers/elements';
import type { FoundTensor, ReadTensor } from '../core/readers/reader';
import { countNonFinite } from '../core/stats/non-finite';
import { storedStrides, type Stored } from '../core/stream/stored';
import type { ParamName, TensorId, TensorInfo } from '../protocol/engine';
import { CodedError, type Work } from '../protocol/rpc';
import type { ByteFile } from './byteFile';
import type { Departures } from './departures';
import { measuredRate } from './rate';
import { bytesOf, readBytes } from './reading';

const LABELS_SHOWN = 1000;
/** What is kept of the stored tensors that were read because they were asked about. */
const LOADED_BYTES = 512 * 2 ** 20;
/** How often a report and a breakdown read a tensor that does not fit into memory. */
const PASSES = 6;

/** A tensor that has stayed in its file. */
export interface StoredEntry {
  readonly name: string;
  readonly stored: Stored;
  readonly file: ByteFile;
  readonly info: TensorInfo;
}

/** The tensors of an engine, under ids that are never used twice. */
export class TensorStore {
  readonly #kept = new Map<TensorId, ReadTensor>();
  readonly #stored = new Map<TensorId, StoredEntry>();
  /** Of each tensor, the counts of all tensors of its source. */
  readonly #layers = new Map<TensorId, readonly LayerCounts[]>();
  #made = 0;

  /** `name` tells this store's ids from those of every other store: `near:1`, `worker2:1`. */
  constructor(
    private readonly name: string,
    readonly mostResident: number,
    private readonly departures: Departures,
  ) {}

  /** Keeps the tensors of one source and says what they are. */
  add(tensors: readonly ReadTensor[]): TensorInfo[] {
    const ids = tensors.map((tensor) => this.#keep(tensor));
    const companions = companionsOf(tensors, ids);
    const infos = tensors.map((tensor, at) => ({
      ...describe(tensor, ids[at], companions[at]),
      ...countNonFinite(tensor.tensor),
    }));
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

  /** Keeps a tensor that was made here. */
  keep(tensor: Tensor): TensorInfo {
    return this.add([{ name: '', tensor, span: { start: 0, end: 0 } }])[0];
  }

  /** Keeps tensors that stay in their file, and the file with them until the last of them is deleted. */
  async addStored(tensors: readonly FoundTensor[], file: ByteFile): Promise<TensorInfo[]> {
    const ids = tensors.map(() => this.#newId());
    const companions = companionsOf(tensors, ids);
    const infos: TensorInfo[] = [];
    for (const [at, found] of tensors.entries()) {
      const stored = { ...found.tensor, file };
      const bytes = bytesOf(stored);
      const streamed = sizeOf(stored.shape) > this.mostResident;
      const seconds = streamed ? (PASSES * bytes) / (await measuredRate(stored)) : 0;
      const info = { ...describe(found, ids[at], companions[at]), stored: { bytes, streamed, seconds } };
      this.#stored.set(ids[at], { name: found.name, stored, file, info });
      infos.push(info);
    }
    return infos;
  }

  /** A tensor in memory. A stored one has to be loaded first: `engine.notInMemory`. */
  get(id: TensorId): ReadTensor {
    const tensor = this.#kept.get(id);
    if (tensor) return tensor;
    const entry = this.#stored.get(id);
    if (entry) throw notInMemory(entry);
    throw new CodedError('engine.unknownTensor', { id });
  }

  /** A tensor that does not fit into memory, if this is one. */
  streamed(id: TensorId): StoredEntry | undefined {
    const entry = this.#stored.get(id);
    return entry?.info.stored?.streamed ? entry : undefined;
  }

  /** Whether some of these tensors have to be loaded before they can be asked about. */
  mustLoad(ids: readonly TensorId[]): boolean {
    return ids.some((id) => this.#stored.has(id) && !this.streamed(id) && !this.#kept.has(id));
  }

  /**
   * Takes tensors that have stayed in their file into memory, where they fit: from then on they are like any other, until
   * others need the room.
   */
  async load(ids: readonly TensorId[], work: Work): Promise<void> {
    for (const id of ids) {
      const entry = this.#stored.get(id);
      if (!entry || this.streamed(id)) continue;
      const tensor = this.#kept.get(id) ?? (await loaded(entry, work));
      this.#kept.delete(id);
      // Closed meanwhile: nothing may be left behind.
      if (this.#stored.has(id)) this.#kept.set(id, tensor);
    }
    this.#makeRoom(ids);
  }

  /** What a tensor is, wherever it is kept. */
  shapeOf(id: TensorId): Pick<Tensor, 'shape' | 'dtype'> {
    return this.#stored.get(id)?.stored ?? this.get(id).tensor;
  }

  /** The counts of all tensors of a tensor's source, in their order; none where they were not looked at. */
  layersOf(id: TensorId): readonly LayerCounts[] {
    return this.#layers.get(id) ?? [];
  }

  delete(id: TensorId): void {
    const file = this.#stored.get(id)?.file;
    this.#leave(id);
    this.#layers.delete(id);
    this.#stored.delete(id);
    const isLast = file && ![...this.#stored.values()].some((entry) => entry.file === file);
    if (isLast) void file.close();
  }

  // The least recently asked about goes first.
  #makeRoom(needed: readonly TensorId[]): void {
    const loadedIds = [...this.#kept.keys()].filter((id) => this.#stored.has(id));
    let bytes = loadedIds.reduce((sum, id) => sum + this.get(id).tensor.data.byteLength, 0);
    for (const id of loadedIds) {
      if (bytes <= LOADED_BYTES) return;
      if (needed.includes(id)) continue;
      bytes -= this.get(id).tensor.data.byteLength;
      this.#leave(id);
    }
  }

  // Tensors of one source may lie in one room: it is given back with the last of them.
  #leave(id: TensorId): void {
    const data = this.#kept.get(id)?.tensor.data;
    this.#kept.delete(id);
    if (
      data &&
      ![...this.#kept.values()].some(
        ({ tensor }) => tensor.data.buffer === data.buffer && tensor.data.byteOffset === data.byteOffset,
      )
    )
      this.departures.add(data);
  }

  #newId(): TensorId {
    return `${this.name}:${++this.#made}`;
  }

  #keep(tensor: ReadTensor): TensorId {
    const id = this.#newId();
    this.#kept.set(id, tensor);
    return id;
  }
}

/** A tensor that has stayed in its file. Throws `engine.unknownTensor`. */
export function entryOf(store: TensorStore, id: TensorId): StoredEntry {
  const entry = store.streamed(id);
  if (!entry) throw new CodedError('engine.unknownTensor', { id });
  return entry;
}

/** What needs all values at once cannot be done with a tensor that stays in its file. */
export function notInMemory({ name }: Pick<StoredEntry, 'name'>): CodedError {
  return new CodedError('engine.notInMemory', { name, named: name !== '' });
}

async function loaded({ name, stored, file, info }: StoredEntry, work: Work): Promise<ReadTensor> {
  const { dtype, shape, littleEndian, start } = stored;
  const total = bytesOf(stored);
  const bytes = await readBytes(file, start, total, (done) => work.step({ stage: 'reading', done, total }));
  const data = elementsOf(bytes, dtype, littleEndian);
  return { name, span: info.span, tensor: { data, shape, strides: storedStrides(stored), offset: 0, dtype } };
}

type Companions = Partial<Record<ParamName, TensorId>>;

function companionsOf(
  tensors: readonly { readonly name: string; readonly tensor: { readonly shape: readonly number[] } }[],
  ids: readonly TensorId[],
): (Companions | undefined)[] {
  const found = findCompanions(tensors.map(({ name, tensor }) => ({ name, shape: tensor.shape })));
  return found.map((companions) => {
    const entries = Object.entries(companions).map(([role, at]) => [role, ids[at]] as const);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  });
}

type Described = Pick<ReadTensor, 'name' | 'span' | 'labels' | 'locate'> & {
  readonly tensor: Pick<Tensor, 'shape' | 'dtype'>;
};

function describe(
  { name, tensor, span, labels, locate }: Described,
  id: TensorId,
  companions?: Companions,
): TensorInfo {
  return {
    id,
    name,
    shape: tensor.shape,
    dtype: tensor.dtype,
    span,
    locatable: locate !== undefined && sizeOf(tensor.shape) > 0,
    labels: labels?.map((axis) => axis?.slice(0, LABELS_SHOWN)),
    companions,
  };
}
