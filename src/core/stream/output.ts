import { viewAxes } from '../stats/sets';
import { DTYPES } from '../tensor/dtype';
import { rowMajorStrides, sizeOf, tensorOf, type Tensor } from '../tensor/tensor';
import { cast } from '../tensor/values';
import { npyDtypeFor, npyHeader } from '../writers/npy';
import { boxesOf, boxShape, boxStrides, runsOf, type Box } from './boxes';
import { boxAxes, forEachChunk, readChunk, readElements, type Chunk, type OnBytes } from './chunks';
import { ChunkNormalizer, type StreamedScheme } from './scheme';
import { chunkOf, type Stored } from './stored';

/** Where bytes are written to, at any place. */
export interface ByteSink {
  write(start: number, bytes: Uint8Array): Promise<void>;
}

/** Writes what a scheme makes of a stored tensor as a .npy file, in the order of the source, chunk by chunk. */
export async function writeNormalizedNpy(
  stored: Stored,
  laid: StreamedScheme,
  sink: ByteSink,
  onBytes: OnBytes,
): Promise<void> {
  const dtype = npyDtypeFor(laid.dtype);
  const header = npyHeader(dtype, stored.shape, stored.fortranOrder);
  await sink.write(0, header);
  const normalizer = new ChunkNormalizer(laid);
  const width = DTYPES[dtype].bytes;
  const visit = async (chunk: Chunk): Promise<void> => {
    // bfloat16 has no spelling in NumPy, and float32 holds it.
    const data = dtype === laid.dtype ? normalizer.stored(chunk) : Float32Array.from(normalizer.numbers(chunk));
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    let taken = 0;
    for (const { first, length } of runsOf(laid.boxes, chunk)) {
      await sink.write(header.length + first * width, bytes.subarray(taken, taken + length * width));
      taken += length * width;
    }
  };
  await forEachChunk(stored, laid.boxes, visit, onBytes);
}

/** Writes a stored tensor as it is, as a .npy file in this machine's byte order. */
export async function copyStored(stored: Stored, sink: ByteSink, onBytes: OnBytes): Promise<void> {
  const dtype = npyDtypeFor(stored.dtype);
  const header = npyHeader(dtype, stored.shape, stored.fortranOrder);
  await sink.write(0, header);
  const flat = { ...stored, shape: [sizeOf(stored.shape)], fortranOrder: false };
  const axes = boxAxes(flat, viewAxes(flat.shape, []), () => false);
  for (const box of boxesOf(axes, boxShape(axes, chunkOf(stored)))) {
    const buffer = new Uint8Array(box.shape[0] * DTYPES[stored.dtype].bytes);
    const data = await readElements(flat, axes, box, buffer);
    const { data: own } = cast(tensorOf(data, box.shape, stored.dtype), dtype);
    const bytes = new Uint8Array(own.buffer, own.byteOffset, own.byteLength);
    await sink.write(header.length + box.start[0] * DTYPES[dtype].bytes, bytes);
    onBytes(buffer.length);
  }
}

/** A part of a stored tensor, as it is. */
export async function storedWindow(stored: Stored, box: Box): Promise<Tensor> {
  const axes = boxAxes(stored, viewAxes(stored.shape, []), () => false);
  const bytes = new Uint8Array(sizeOf(box.shape) * DTYPES[stored.dtype].bytes);
  const data = await readElements(stored, axes, box, bytes);
  return { data, shape: box.shape, strides: boxStrides(axes, box.shape), offset: 0, dtype: stored.dtype };
}

/** The same part of what a scheme makes of it. Reads the chunks that the part lies in. */
export async function normalizedWindow(stored: Stored, laid: StreamedScheme, box: Box): Promise<Tensor> {
  const out = DTYPES[laid.dtype].allocate(sizeOf(box.shape)) as Record<number, number>;
  const normalizer = new ChunkNormalizer(laid);
  for (const { chunk, places } of placesByChunk(laid, box, chunkOf(stored)).values()) {
    const values = normalizer.stored(await readChunk(stored, laid.boxes, chunk)) as Record<number, number>;
    for (const { from, to } of places) out[to] = values[from];
  }
  return tensorOf(out as unknown as Tensor['data'], box.shape, laid.dtype);
}

interface ChunkPlaces {
  readonly chunk: Box;
  /** Positions in the chunk, and in the part. */
  readonly places: { readonly from: number; readonly to: number }[];
}

/** The chunks that a part lies in, and where each of its elements is in them. */
export function placesByChunk(laid: StreamedScheme, { start, shape }: Box, most: number): Map<string, ChunkPlaces> {
  const { boxes, resolved } = laid;
  const size = boxShape(boxes, most);
  const strides = rowMajorStrides(shape);
  const found = new Map<string, ChunkPlaces>();
  for (let to = 0; to < sizeOf(shape); to++) {
    const position = shape.map((length, axis) => start[axis] + (Math.floor(to / strides[axis]) % length));
    const place = resolved.axes.map(({ axis, inner, length }) => Math.floor(position[axis] / inner) % length);
    const first = place.map((at, i) => at - (at % size[i]));
    const key = first.join();
    const chunk = found.get(key)?.chunk ?? {
      start: first,
      shape: size.map((length, i) => Math.min(length, boxes[i].length - first[i])),
    };
    const own = boxStrides(boxes, chunk.shape);
    const from = place.reduce((sum, at, i) => sum + (at - first[i]) * own[i], 0);
    const entry = found.get(key) ?? { chunk, places: [] };
    entry.places.push({ from, to });
    found.set(key, entry);
  }
  return found;
}
