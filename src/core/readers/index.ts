import type { Span } from '../problem';
import { kernels } from '../kernels';
import { decodedFile, FIRST_BYTES, type Decoded } from './decoded';
import { withoutHalfKey } from './half-key';
import { detectFormats, isBinary } from './detect';
import { foreignTo } from './foreign';
import { jsonReader, ndjsonReader, readCutJson } from './json';
import { literalReader } from './literal';
import { npyReader } from './npy';
import { npzReader } from './npz';
import type { FormatId, Reader, ReadOptions, ReadResult } from './reader';
import { safetensorsReader } from './safetensors';
import { extentOf, type Source } from './source';
import { tableReader } from './table';
import { isNotation } from './table/plain';
import { isRowsOfNumbers } from './table/number-rows';
import { trimmedSpan } from './token';
import { ESCAPE, uncoloured } from './uncoloured';

/** The formats, a row each. */
const READERS = {
  json: jsonReader,
  ndjson: ndjsonReader,
  literal: literalReader,
  table: tableReader,
  npy: npyReader,
  npz: npzReader,
  safetensors: safetensorsReader,
} satisfies Record<FormatId, Reader>;

/**
 * Reads every tensor of a source. The format is `options.format` or what name, language and content
 * speak for; `choice` of the result says which. Bad input is answered with problems, never thrown.
 */
export function read(source: Source, options: ReadOptions = {}): ReadResult {
  if ((options.format !== undefined && BINARY.has(options.format)) || isBinary(source)) return readAs(source, options);
  const marked = hasMarks(source);
  const decoded = source.kind === 'file' ? decodedFile(source, marked) : undefined;
  if (!decoded) return readText(marked ? uncoloured(source) : source, options);
  return placedInFile(readAs(uncoloured(decoded.source), { ...options, whole: true }), decoded);
}

// Whether there may be something in a text that is looked for before it is read. All of it is looked through once.
function hasMarks({ bytes }: Source): boolean {
  return kernels().runs.hasByte(bytes, [ESCAPE, ...FIRST_BYTES]);
}

// A selection may begin inside an object, or in a key of one.
function readText(source: Source, options: ReadOptions): ReadResult {
  if (extentOf(source, options) === 'whole' || options.format === 'table') return readAs(source, options);
  return readCutJson(source) ?? readAs(withoutHalfKey(source), options);
}

const BINARY: ReadonlySet<FormatId> = new Set(['npy', 'npz', 'safetensors']);

// What was read of a file's text, with the places of the file's bytes.
function placedInFile({ tensors, problems, ...rest }: ReadResult, decoded: Decoded): ReadResult {
  const place = ({ start, end }: Span): Span => ({ start: decoded.byteAt(start), end: decoded.byteAt(end) });
  return {
    ...rest,
    tensors: tensors.map((tensor) => ({
      ...tensor,
      span: place(tensor.span),
      locate: tensor.locate && ((index) => place(tensor.locate?.(index) ?? tensor.span)),
    })),
    problems: problems.map((problem) => (problem.span ? { ...problem, span: place(problem.span) } : problem)),
  };
}

function readAs(source: Source, options: ReadOptions): ReadResult {
  const formats = options.format ? [options.format] : detectFormats(source, options);
  const foreign = options.format || isBinary(source) || isNotation(source) ? undefined : foreignTo(source);
  // What is wrong with a file of a binary format is known better by its reader.
  if (foreign && (foreign.code !== 'foreign.bytes' || !BINARY.has(formats[0])))
    return { choice: { format: formats[0] }, tensors: [], problems: [foreign] };
  let best: ReadResult | undefined;
  for (const format of formats) {
    const result = READERS[format].read(source, options);
    if (
      !isFailure(result) ||
      isShortened(result) ||
      isRaggedTable(source, result) ||
      (format === 'json' && isBrokenJson(source, result))
    )
      return result;
    best = best ? better(source, best, result) : result;
  }
  return best ?? READERS.literal.read(source, options);
}

function isFailure({ tensors, problems }: ReadResult): boolean {
  return tensors.length === 0 || problems.some(({ severity }) => severity === 'error');
}

// A print of pandas that is not whole: what other readers would find in it is no more than a part.
function isShortened({ problems }: ReadResult): boolean {
  return problems.some(({ code }) => code === 'table.shortened' || code === 'table.wrapped');
}

// Rows of nothing but numbers, some with more of them than others: to read them as one vector would hide what is wrong.
function isRaggedTable(source: Source, { problems }: ReadResult): boolean {
  return problems.some(({ code }) => code === 'table.ragged') && isRowsOfNumbers(source);
}

// An object with a key in double quotes is JSON, and what is wrong with its structure has to be said, not
// read around. Words and numbers that JSON does not have are another matter: then it is some language's.
function isBrokenJson(source: Source, { problems }: ReadResult): boolean {
  const { start } = trimmedSpan(source);
  if (!/^[[\s]*\{\s*"/.test(source.text({ start, end: start + 100 }))) return false;
  return !problems.some(({ code }) => code === 'json.unexpected' || code === 'json.number');
}

/** Codes that only say that a text is not in the format it was read as. */
const FOREIGN =
  /^(?:json\.(?!unclosed|duplicateKey|unequalKeys|mixedColumn|missingValue)|(?:readers|table)\.(?:noNumbers|empty))/;

// Of two failures, the one that got further: with tensors, or with something to say about the values.
function better(source: Source, first: ReadResult, second: ReadResult): ReadResult {
  if (first.tensors.length !== second.tensors.length)
    return first.tensors.length > second.tensors.length ? first : second;
  const isForeign = ({ problems }: ReadResult): boolean => problems.every(({ code }) => FOREIGN.test(code));
  if (!isForeign(first)) return first;
  // Both say that it is not theirs: what does not even begin as the first one is not.
  const begin = trimmedSpan(source).start;
  const fromTheStart = first.problems.some(({ code, span }) => code.startsWith('json.') && span?.start === begin);
  return fromTheStart || !isForeign(second) ? second : first;
}
