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
import { PRINTS, PRINTED_DTYPES } from './exceptions';

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
  const exception = PRINTS[print.file];
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
  const dtype = PRINTED_DTYPES.find(([pattern]) => pattern.test(text));
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
