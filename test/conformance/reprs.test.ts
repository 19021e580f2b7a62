import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/core/problem';
import { read } from '../../src/core/readers';
import type { ReadResult } from '../../src/core/readers/reader';
import { textSource } from '../../src/core/readers/source';
import type { Dtype } from '../../src/core/tensor/dtype';
import { decode, encode } from '../../src/core/tensor/values';
import { conformanceFolder, describeWith, filesOf } from './data';

type Expected =
  number | boolean | null | 'NaN' | 'Infinity' | '-Infinity' | { readonly re: number; readonly im: number };

interface Print {
  readonly file: string;
  readonly kind: 'numpy' | 'numpy-str' | 'torch-live';
  readonly features: readonly string[];
  readonly expected: {
    readonly shape: readonly number[];
    readonly values: readonly Expected[];
    readonly kwargs?: Readonly<Record<string, string>>;
  } | null;
}

/**
 * Prints that are no single array of numbers, with the tensors that they give (`name: shape`) or the
 * problem that they are refused with. Everything that is not named here follows from its dtype and its values.
 */
const EXCEPTIONS: Readonly<Record<string, string | readonly string[]>> = {
  // A generator in place of values; its `...` is part of its name.
  'numpy-0552.txt': 'literal.object',
  // Lists of names: nothing in them is a number, or only some of it.
  'numpy-str-0032.txt': 'literal.text',
  'numpy-str-0033.txt': 'literal.text',
  // A name and pairs of numbers: every pair is an array, numbered by its place in the list.
  'numpy-str-0040.txt': ['1: 2', '2: 2'],
  'numpy-str-0041.txt': ['1: 2', '2: 2', '3: 2', '4: 2'],
  // Its `...` stands for values that do not exist.
  'torch-live-0045.txt': 'literal.meta',
  // Several tensors in one print.
  'torch-live-0049.txt': ['0: 2', '1: 1'],
  'torch-live-0063.txt': ['0: ', '1: '],
  'torch-live-0065.txt': ['a: 2'],
  'torch-live-0067.txt': ['weight: 2', 'bias: 2', 'running_mean: 2', 'running_var: 2', 'num_batches_tracked: '],
  // A nested list of Python's, without an entry in the index: it is read.
  'torch-live-0061.txt': [': 5x3'],
};

/** What a print's dtype says cannot be read as numbers. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/dtype=\[/, 'literal.structured'],
  [/dtype=object/, 'literal.object'],
  [/dtype='datetime64/, 'literal.datetime'],
  [/dtype=(?:'[<|][US]|StringDType)/, 'literal.text'],
];

const folder = conformanceFolder('reprs');

describeWith(folder)('printed arrays', () => {
  if (!folder) return;
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly Print[];

  it('are all in the index', () => {
    assert.deepEqual(index.map(({ file }) => file).sort(), filesOf(folder, '.txt'));
  });

  for (const print of index) {
    const text = readFileSync(join(folder, print.file), 'utf8');
    it(`${print.file} ${text.slice(0, 60).replaceAll('\n', '⏎')}`, () =>
      check(print, text, read(textSource(text), { format: 'literal' })));
  }
});

function check(print: Print, text: string, result: ReadResult): void {
  const exception = EXCEPTIONS[print.file];
  if (exception !== undefined) return checkException(exception, result);
  const refused = refusalOf(print, text);
  if (refused) return assert.equal(firstError(result), refused);
  const { expected } = print;
  assert.ok(expected, 'neither expected values nor a reason to refuse it');
  assert.deepEqual(
    result.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(result.tensors.length, 1);
  const [{ tensor }] = result.tensors;
  assert.deepEqual(tensor.shape, expected.shape);
  assert.equal(tensor.dtype, dtypeOf(print, text));
  const values = decode(encode(Float64Array.from(expected.values, numberOf), tensor.dtype), tensor.dtype);
  assert.deepEqual(decode(tensor.data, tensor.dtype), values);
}

function checkException(exception: string | readonly string[], result: ReadResult): void {
  if (typeof exception === 'string') return assert.equal(firstError(result), exception);
  assert.deepEqual(
    result.tensors.map(({ name, tensor }) => `${name}: ${tensor.shape.join('x')}`),
    exception,
  );
}

function firstError({ tensors, problems }: ReadResult): string | undefined {
  assert.deepEqual(tensors, []);
  const errors = problems.filter((problem: Problem) => problem.severity === 'error');
  for (const { span } of errors) assert.ok(span && span.end > span.start);
  return errors[0]?.code;
}

// What normalization is not defined for, or what is not all there.
function refusalOf({ features }: Print, text: string): string | undefined {
  const dtype = REFUSED.find(([pattern]) => pattern.test(text));
  if (dtype) return dtype[1];
  if (features.includes('complex')) return 'literal.complex';
  if (features.includes('sparse')) return 'literal.sparse';
  return features.includes('ellipsis') ? 'literal.shortened' : undefined;
}

// What the print says, or what its library makes of numbers that are spelled like this. A Python list has no dtype.
function dtypeOf({ kind, expected }: Print, text: string): Dtype {
  const said = expected?.kwargs?.dtype?.replace(/^(?:torch|np)\./, '');
  if (said) return said as Dtype;
  const values = expected?.values ?? [];
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return 'bool';
  const floats = values.length === 0 || /\d\.|\.\d|\de[-+]|nan|inf|--/.test(text);
  if (kind === 'torch-live') return floats ? 'float32' : 'int64';
  return floats || (kind === 'numpy-str' && text.includes(',')) ? 'float64' : 'int64';
}

function numberOf(value: Expected): number {
  return value === null || typeof value === 'object' ? NaN : Number(value);
}
