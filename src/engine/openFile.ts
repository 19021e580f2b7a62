import { sizeOf, type ReadOptions, type ReadResult } from '../core';
import { kernels, releaseRoom, withRooms } from '../core/kernels';
import { read } from '../core/readers';
import { detectFormats } from '../core/readers/detect';
import { NPY_HEAD, npyLayout } from '../core/readers/npy';
import type { FormatId, StoredResult } from '../core/readers/reader';
import { safetensorsHead, safetensorsLayout } from '../core/readers/safetensors';
import { fileSource } from '../core/readers/source';
import type { FileInput, OpenResult } from '../protocol/engine';
import { CodedError, type Work } from '../protocol/rpc';
import type { ByteFile, Files } from './byteFile';
import { dataOf } from './open';
import { readBytes, readInto } from './reading';
import type { TensorStore } from './store';

/** A file that has to be read as a whole (text, archives) can be no larger: its numbers take as much again. */
const LARGEST_WHOLE = 2 ** 31 - 1;
const GIB = 2 ** 30;
const HEAD = 2 ** 16;

/** Reads a file and keeps its tensors: those that are large stay where they are, and are read when they are asked about. */
export async function openFile(
  { path }: FileInput,
  options: ReadOptions,
  { store, files, work }: { readonly store: TensorStore; readonly files?: Files; readonly work: Work },
): Promise<OpenResult> {
  if (!files) throw new CodedError('engine.noFiles', { path });
  const file = await openAt(files, path);
  const span = { start: 0, end: file.byteLength };
  let keeps = false;
  try {
    const { format, layout } = await layoutOf(file, options);
    if (layout && elementsIn(layout) > store.mostResident) {
      const { metadata, problems } = layout;
      const tensors = await store.addStored(layout.tensors, file);
      keeps = tensors.length > 0;
      return { span, choice: { format }, tensors, problems, metadata };
    }
    const { tensors, ...read } = await (layout || isArchive(format) ? readWhole : readText)(file, options, work);
    return { span, ...read, tensors: store.add(tensors) };
  } finally {
    if (!keeps) await file.close();
  }
}

async function openAt(files: Files, path: string): Promise<ByteFile> {
  try {
    return await files.open(path);
  } catch (error) {
    throw new CodedError('host.unreadable', {
      file: nameOf(path),
      detail: error instanceof Error ? error.message : '',
    });
  }
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The formats whose tensors can stay in the file, and how they are found in it. */
const LAYOUTS: Partial<Record<FormatId, (file: ByteFile) => Promise<StoredResult>>> = {
  npy: async (file) => npyLayout(await beginning(file, NPY_HEAD), file.byteLength),
  safetensors: async (file) =>
    safetensorsLayout(await beginning(file, safetensorsHead(await beginning(file, 8))), file.byteLength),
};

async function layoutOf(file: ByteFile, options: ReadOptions): Promise<{ format: FormatId; layout?: StoredResult }> {
  const format = options.format ?? detectFormats(fileSource(await beginning(file, HEAD)), options)[0];
  return { format, layout: await LAYOUTS[format]?.(file) };
}

/** How many elements a file holds in all. */
function elementsIn({ tensors }: StoredResult): number {
  return tensors.reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0);
}

async function beginning(file: ByteFile, length: number): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(length, file.byteLength));
  await file.read(0, head);
  return head;
}

// Archives hold tensors as they stand: what is made of them are views of the file's bytes.
function isArchive(format: FormatId): boolean {
  return format === 'npz';
}

async function readWhole(file: ByteFile, options: ReadOptions, work: Work): Promise<ReadResult> {
  const total = sizeOfWhole(file);
  const bytes = await readBytes(file, 0, total, (done) => work.step({ stage: 'reading', done, total }));
  return placeless(bytes, options, work);
}

/** Reads a file's text, which is in memory only as long as that takes, where the readers' kernels work. */
export async function readText(file: ByteFile, options: ReadOptions, work: Work): Promise<ReadResult> {
  const total = sizeOfWhole(file);
  const bytes = kernels().byteRoom(total);
  try {
    await readInto(bytes, file, 0, (done) => work.step({ stage: 'reading', done, total }));
    return placeless(bytes, options, work);
  } finally {
    releaseRoom(bytes);
  }
}

function sizeOfWhole({ byteLength }: ByteFile): number {
  if (byteLength > LARGEST_WHOLE) {
    throw new CodedError('engine.fileTooLarge', { size: Number((byteLength / GIB).toFixed(1)), limit: 2 });
  }
  return byteLength;
}

// Places of a file's values are shown nowhere, and would keep its bytes in memory.
function placeless(bytes: Uint8Array, options: ReadOptions, work: Work): ReadResult {
  const total = bytes.length;
  const source = fileSource(bytes, (done) => work.step({ stage: 'parsing', done, total }));
  const { tensors, ...others } = withRooms(() => read(source, options), dataOf);
  return { ...others, tensors: tensors.map((tensor) => ({ ...tensor, locate: undefined })) };
}
