import { elementsOf } from '../readers/elements';
import type { ViewAxis } from '../stats/sets';
import { DTYPES, type Dtype, type TensorData } from '../tensor/dtype';
import type { Floats, FloatView } from '../tensor/floats';
import { sizeOf } from '../tensor/tensor';
import { decode } from '../tensor/values';
import { boxesOf, boxShape, boxStrides, runsOf, type Box, type BoxAxis } from './boxes';
import { chunkOf, storedStrides, type Stored } from './stored';
import { Workspace } from './workspace';

/** A box of a stored tensor, in memory. `view.shape` and `strides` are along the axes that the boxes were made of. */
export interface Chunk extends Box {
  readonly view: FloatView;
}

/** Told after every chunk how many bytes it was. May throw, to call the work off. */
export type OnBytes = (bytes: number) => void;

/** The axes of a pass over a stored tensor. `whole`: those of which every box has to have all. */
export function boxAxes(stored: Stored, axes: readonly ViewAxis[], whole: (axis: ViewAxis) => boolean): BoxAxis[] {
  const strides = storedStrides(stored);
  return axes.map((axis) => ({ length: axis.length, stride: strides[axis.axis] * axis.inner, whole: whole(axis) }));
}

/**
 * Reads a stored tensor box by box in the order of its file, and calls `visit` with each: its memory is used again for the
 * next but one. The next box is read while the last one is looked at.
 */
export async function forEachChunk(
  stored: Stored,
  axes: readonly BoxAxis[],
  visit: (chunk: Chunk) => void | Promise<void>,
  onBytes: OnBytes,
): Promise<void> {
  const shape = boxShape(axes, chunkOf(stored));
  const space = new Workspace();
  const size = sizeOf(shape);
  const buffers = [0, 1].map(() => bufferOf(space, size, stored.dtype));
  let turn = 0;
  let reading: Promise<Chunk> | undefined;
  try {
    for (const box of boxesOf(axes, shape)) {
      const next = readBox(stored, axes, box, buffers[turn]);
      turn = 1 - turn;
      const last = reading;
      reading = next;
      if (last) await visited(await last, visit, stored, onBytes);
    }
    if (reading) await visited(await reading, visit, stored, onBytes);
  } finally {
    // Nobody may be left reading into what is let go of.
    await reading?.catch(() => undefined);
    space.release();
  }
}

/** Where a box is read to, and where its elements are as numbers, if they are not those that were read. */
interface Buffer {
  readonly bytes: Uint8Array;
  readonly numbers?: Floats;
}

function bufferOf(space: Workspace, size: number, dtype: Dtype): Buffer {
  const bytes = space.bytes(size * DTYPES[dtype].bytes);
  const isNumbers = dtype === 'float64' || dtype === 'float32';
  return isNumbers ? { bytes } : { bytes, numbers: space.floats(size, 'float64') };
}

async function visited(
  chunk: Chunk,
  visit: (chunk: Chunk) => void | Promise<void>,
  { dtype }: Stored,
  onBytes: OnBytes,
): Promise<void> {
  await visit(chunk);
  onBytes(sizeOf(chunk.shape) * DTYPES[dtype].bytes);
}

/** Reads one box into the front of `buffer`. */
async function readBox(stored: Stored, axes: readonly BoxAxis[], box: Box, { bytes, numbers }: Buffer): Promise<Chunk> {
  const data = await readElements(stored, axes, box, bytes);
  const floats: Floats = data instanceof Float32Array ? data : decoded(data, stored.dtype, numbers);
  return { ...box, view: { data: floats, shape: box.shape, strides: boxStrides(axes, box.shape), offset: 0 } };
}

function decoded(data: TensorData, dtype: Dtype, room: Floats | undefined): Floats {
  const numbers = decode(data, dtype);
  if (!room) return numbers;
  room.set(numbers);
  return room.subarray(0, numbers.length);
}

/** One box, in memory of its own. */
export function readChunk(stored: Stored, axes: readonly BoxAxis[], box: Box): Promise<Chunk> {
  return readBox(stored, axes, box, { bytes: new Uint8Array(sizeOf(box.shape) * DTYPES[stored.dtype].bytes) });
}

/** The elements of one box, in the order of the file, at the front of `buffer`. */
export async function readElements(
  { dtype, file, start, littleEndian }: Stored,
  axes: readonly BoxAxis[],
  box: Box,
  buffer: Uint8Array,
): Promise<TensorData> {
  const width = DTYPES[dtype].bytes;
  let filled = 0;
  for (const { first, length } of runsOf(axes, box)) {
    await file.read(start + first * width, buffer.subarray(filled, filled + length * width));
    filled += length * width;
  }
  return elementsOf(buffer.subarray(0, filled), dtype, littleEndian);
}
