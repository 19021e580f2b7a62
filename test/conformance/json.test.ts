import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/core/readers';
import type { ReadResult } from '../../src/core/readers/reader';
import { fileSource, textSource } from '../../src/core/readers/source';
import { decode } from '../../src/core/tensor/values';
import { conformanceFolder, describeWith, filesOf } from './data';
import { JSON_LENIENCIES } from './exceptions';

/** Not JSON, and more than a scalar in an array: problems of the text itself, as against of its values. */
function syntaxErrors({ problems }: ReadResult): string[] {
  const semantic = new Set(['json.duplicateKey', 'json.objectAmongNumbers', 'json.mixedList', 'json.mixedColumn']);
  return problems
    .map(({ code }) => code)
    .filter((code) => code.startsWith('json.') && !semantic.has(code) && code !== 'json.setAside');
}

const folder = conformanceFolder('json/test_parsing');

describeWith(folder)('the JSON test suite', () => {
  if (!folder) return;
  const lenient = new Set(Object.values(JSON_LENIENCIES).flat());
  const files = filesOf(folder, '.json');

  it('is there', () => assert.ok(files.length > 300));

  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    const whole = { format: 'json', whole: true } as const;
    const results = (): ReadResult[] => [
      read(fileSource(bytes), whole),
      read(textSource(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)), whole),
    ];
    if (file.startsWith('y_'))
      it(`${file}: no problem with its syntax`, () => results().forEach((result) => accepted(result, bytes)));
    else if (file.startsWith('i_')) it(`${file}: an answer`, () => results().forEach(answered));
    else if (lenient.has(file)) it(`${file}: taken, though RFC 8259 does not`, () => results().forEach(taken));
    else it(`${file}: a problem at its place, and no tensor`, () => results().forEach(refused));
  }
});

function answered({ tensors, problems }: ReadResult): void {
  assert.ok(tensors.length + problems.length > 0);
}

function accepted(result: ReadResult, bytes: Uint8Array): void {
  answered(result);
  assert.deepEqual(syntaxErrors(result), []);
  // What is an array of numbers, or a number, has the values that JSON.parse gives.
  const [first] = result.tensors;
  const parsed = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  if (!first || (typeof parsed === 'object' && !Array.isArray(parsed))) return;
  const values = (Array.isArray(parsed) ? parsed.flat(Infinity) : [parsed]).map((value) =>
    value === null ? NaN : Number(value),
  );
  assert.deepEqual(Array.from(decode(first.tensor.data, first.tensor.dtype)), values);
}

function taken(result: ReadResult): void {
  answered(result);
  assert.deepEqual(syntaxErrors(result), []);
}

function refused({ tensors, problems }: ReadResult): void {
  assert.deepEqual(tensors, []);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.equal(errors.length, 1);
  const [{ span }] = errors;
  assert.ok(span && span.start >= 0 && span.end >= span.start);
}
