import assert from 'node:assert/strict';
import { translator } from '../../../l10n';
import { read } from '../../../src/core/readers';
import type { ReadOptions, ReadResult, ReadTensor } from '../../../src/core/readers/reader';
import { textSource } from '../../../src/core/readers/source';
import { toNested } from '../../../src/core/tensor/values';

const SAY = [translator('en'), translator('ko')];

/** Reads a text; every problem must have a place in it and a sentence in both languages. */
export function readText(text: string, options: ReadOptions = {}): ReadResult {
  const result = read(textSource(text), options);
  for (const { code, args, span } of result.problems) {
    for (const say of SAY) assert.ok(!say(code, args).startsWith(code), `no sentence for ${code}`);
    if (span) assert.ok(span.start >= 0 && span.end >= span.start && span.end <= text.length, code);
  }
  return result;
}

/** The only tensor of a text that has no error. */
export function one(text: string, options: ReadOptions = {}): ReadTensor {
  const { tensors, problems } = readText(text, options);
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), []); // prettier-ignore
  assert.equal(tensors.length, 1);
  return tensors[0];
}

/** The only tensor's values as nested lists. */
export function nested(text: string, options: ReadOptions = {}): unknown {
  return toNested(one(text, options).tensor);
}

/** Every tensor by its name, as nested lists. */
export function byName(text: string, options: ReadOptions = {}): Record<string, unknown> {
  return Object.fromEntries(readText(text, options).tensors.map(({ name, tensor }) => [name, toNested(tensor)]));
}

/** Each problem as `code «the text it stands at»`. */
export function problemsOf(text: string, options: ReadOptions = {}): string[] {
  return readText(text, options).problems.map(({ code, span }) =>
    span ? `${code} «${text.slice(span.start, span.end)}»` : code,
  );
}

/** Runs something that has to take less than a second of this process's own time, however busy the machine is. */
export function withinASecond<T>(run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 1_000_000, `took ${(user + system) / 1000} ms`);
  return result;
}
