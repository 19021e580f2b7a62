import assert from 'node:assert/strict';
import { CATALOGUES, LANGUAGES, translator } from '../../l10n';
import type { Problem, Span } from '../../src/core/problem';
import { read } from '../../src/core/readers';
import { arrayAt, arraysIn } from '../../src/core/readers/locate';
import type { ReadOptions, ReadResult, ReadTensor } from '../../src/core/readers/reader';
import { fileSource, textSource, type Source } from '../../src/core/readers/source';
import { sizeOf } from '../../src/core/tensor/tensor';

/** No call may take longer, in processor time: other work on the machine is not the reader's fault. */
const MAX_SECONDS = 1;
/** What is made may be so many times as large as what was read, and a little for the smallest inputs. */
const MAX_GROWTH = 10;
const FREE_BYTES = 4096;
/** What a problem takes beside its texts. */
const PROBLEM_BYTES = 100;

const translators = LANGUAGES.map((language) => translator(language));
const said = new Set<string>();

/** What a reading amounted to. */
export interface Checked {
  readonly tensors: number;
  /** How many times as large as what was read what was made of it is; up to MAX_GROWTH is allowed. */
  readonly growth: number;
}

/** Reads bytes as a file and as a document, and asserts all that must hold of any answer. */
export function checkBytes(bytes: Uint8Array, options: ReadOptions): Checked {
  const file = checkRead(fileSource(bytes), options);
  const text = checkRead(textSource(Buffer.from(bytes).toString('utf8')), { ...options, languageId: 'python' });
  return { tensors: file.tensors + text.tensors, growth: Math.max(file.growth, text.growth) };
}

function checkRead(source: Source, options: ReadOptions): Checked {
  const result = timed('read', () => read(source, options));
  assert.ok(result.tensors.length + result.problems.length > 0, 'neither a tensor nor a problem');
  for (const tensor of result.tensors) checkTensor(tensor, source);
  for (const problem of result.problems) checkProblem(problem, source);
  return { tensors: result.tensors.length, growth: checkGrowth(result, source) };
}

/** Looks for arrays in a document, all of them and around an offset, and asserts that places lie within it. */
export function checkLocating(bytes: Uint8Array, offset: number, languageId: string): void {
  const text = Buffer.from(bytes).toString('utf8');
  const at = Math.min(offset, text.length);
  const found = timed('arrayAt', () => arrayAt(text, at, languageId));
  const all = timed('arraysIn', () => arraysIn(text, languageId));
  for (const place of found ? [found, ...all] : all) checkSpan(place.span, text.length);
  if (found) assert.ok(found.span.start <= at && at <= found.span.end, 'the array around an offset is not around it');
}

function timed<T>(what: string, call: () => T): T {
  const start = process.cpuUsage();
  const result = call();
  const { user, system } = process.cpuUsage(start);
  assert.ok((user + system) / 1e6 < MAX_SECONDS, `${what} took ${(user + system) / 1e6} s`);
  return result;
}

function checkTensor({ name, tensor, span, labels, locate }: ReadTensor, source: Source): void {
  const { shape, strides, offset, data } = tensor;
  const size = sizeOf(shape);
  assert.equal(typeof name, 'string');
  assert.equal(strides.length, shape.length);
  assert.ok(shape.every((length) => Number.isSafeInteger(length) && length >= 0));
  const reach = shape.reduce((sum, length, axis) => sum + (length - 1) * strides[axis], offset);
  if (size > 0) assert.ok(offset >= 0 && reach >= 0 && reach < data.length, 'elements beyond the data');
  checkSpan(span, source.bytes.length);
  for (const [axis, names] of (labels ?? []).entries()) if (names) assert.equal(names.length, shape[axis]);
  if (!locate || size === 0) return;
  for (const index of [0, size >> 1, size - 1]) checkSpan(locate(index), source.bytes.length);
}

function checkSpan({ start, end }: Span, length: number, of = 'a place'): void {
  assert.ok(
    Number.isInteger(start) && start >= 0 && start <= end && end <= length,
    `${of} from ${start} to ${end} of ${length}`,
  );
}

function checkProblem({ code, args, span }: Problem, source: Source): void {
  if (span) checkSpan(span, source.bytes.length, code);
  assert.ok(code in CATALOGUES.en, `no sentence for ${code}`);
  // Once a combination of arguments is enough: a sentence that lacks one throws.
  const key = `${code} ${Object.keys(args).join()}`;
  if (said.has(key)) return;
  said.add(key);
  for (const say of translators) assert.ok(say(code, args).length > 0);
}

// Answers how many times as large as the source what was made of it is, where the smallest inputs count for a little more.
function checkGrowth({ tensors, problems }: ReadResult, source: Source): number {
  const buffers = new Set(tensors.map(({ tensor }) => tensor.data.buffer));
  buffers.delete(source.bytes.buffer);
  let bytes = 0;
  for (const buffer of buffers) bytes += buffer.byteLength;
  for (const { name, labels = [] } of tensors) bytes += name.length + labels.flat().join('').length;
  for (const { args } of problems) bytes += PROBLEM_BYTES + Object.values(args).join('').length;
  const limit = MAX_GROWTH * source.bytes.length + FREE_BYTES;
  assert.ok(bytes <= limit, `${bytes} bytes from ${source.bytes.length}`);
  return bytes / (source.bytes.length + FREE_BYTES / MAX_GROWTH);
}
