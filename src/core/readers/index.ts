import { detectFormat } from './detect';
import { jsonReader, ndjsonReader } from './json';
import { literalReader } from './literal';
import { npyReader } from './npy';
import { npzReader } from './npz';
import type { FormatId, Reader, ReadOptions, ReadResult } from './reader';
import { safetensorsReader } from './safetensors';
import type { Source } from './source';
import { tableReader } from './table';

/** The formats, a row each. Rows are missing only while a reader is being written. */
const READERS: Partial<Record<FormatId, Reader>> = {
  json: jsonReader,
  ndjson: ndjsonReader,
  literal: literalReader,
  table: tableReader,
  npy: npyReader,
  npz: npzReader,
  safetensors: safetensorsReader,
};

/**
 * Reads every tensor of a source. The format is `options.format` or what name, language and content
 * speak for; `choice` of the result says which. Bad input is answered with problems, never thrown.
 */
export function read(source: Source, options: ReadOptions = {}): ReadResult {
  const format = options.format ?? detectFormat(source, options);
  const reader = READERS[format] ?? jsonReader;
  return reader.read(source, options);
}
