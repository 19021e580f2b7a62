import type { Problem } from '../problem';
import { tensorOf } from '../tensor/tensor';
import { elementsOf } from './elements';
import { excerpt } from './excerpt';
import { openedAsText } from './opened-as-text';
import type { FoundTensor, Reader, ReadResult, ReadTensor, StoredResult } from './reader';
import { keySpan, LENGTH_FIELD, MAX_HEADER, readHeader, SUPPORTED, wrong, type Header } from './safetensors/header';

/**
 * Reads a .safetensors file by the rules of the safetensors library: whatever it refuses is refused, and two equal names
 * as well. A tensor of an element type that Normscope lacks is set aside by name. Values are views of the file's bytes
 * where they are aligned.
 */
export const safetensorsReader: Reader = {
  id: 'safetensors',
  read(source) {
    const choice = { format: 'safetensors' } as const;
    if (source.kind === 'text') return { choice, tensors: [], problems: [openedAsText(source, '.safetensors')] };
    const header = readHeader(source.bytes, source.bytes.length);
    if ('err' in header) return { choice, tensors: [], problems: [header.err] };
    const { metadata } = header.ok;
    return { choice, ...readTensors(source.bytes, header.ok), ...(metadata && { metadata }) };
  },
};

function readTensors(bytes: Uint8Array, header: Header): Pick<ReadResult, 'tensors' | 'problems'> {
  const { tensors, problems } = foundTensors(header, bytes.length);
  const read = tensors.map(({ name, tensor: { dtype, shape }, span }): ReadTensor => {
    const elements = elementsOf(bytes.subarray(span.start, span.end), dtype, true);
    return { name, tensor: tensorOf(elements, shape, dtype), span };
  });
  return { tensors: read, problems };
}

/** How many of a .safetensors file's first bytes tell where its tensors are. */
export function safetensorsHead(field: Uint8Array): number {
  const view = new DataView(field.buffer, field.byteOffset, field.length);
  const length = field.length < LENGTH_FIELD ? 0 : Number(view.getBigUint64(0, true));
  return LENGTH_FIELD + Math.min(length, MAX_HEADER);
}

/** Where the tensors of a .safetensors file are, from its head alone and its length. */
export function safetensorsLayout(head: Uint8Array, length: number): StoredResult {
  const header = readHeader(head, length);
  if ('err' in header) return { tensors: [], problems: [header.err] };
  const { metadata } = header.ok;
  return { ...foundTensors(header.ok, length), ...(metadata && { metadata }) };
}

function foundTensors(header: Header, length: number): StoredResult {
  const tensors: FoundTensor[] = [];
  const problems: Problem[] = [];
  for (const { key, dtype: type, shape, data } of header.entries) {
    const span = { start: header.dataStart + data.start, end: header.dataStart + data.end };
    if (!Object.hasOwn(SUPPORTED, type)) {
      problems.push(
        wrong('safetensors.unsupported', keySpan(key), { name: excerpt(key.name), dtype: type }, 'warning'),
      );
      continue;
    }
    const dtype = SUPPORTED[type];
    const tensor = { dtype, shape, fortranOrder: false, littleEndian: true, start: span.start };
    tensors.push({ name: key.name, tensor, span });
  }
  if (header.entries.length === 0) problems.push(wrong('safetensors.empty', { start: 0, end: length }));
  return { tensors, problems };
}
