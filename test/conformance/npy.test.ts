import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/core/readers';
import type { ReadTensor } from '../../src/core/readers/reader';
import { fileSource } from '../../src/core/readers/source';
import { elementAt, toFloat64 } from '../../src/core/tensor/values';
import { sizeOf } from '../../src/core/tensor/tensor';
import { conformanceFolder, describeWith, filesOf } from './data';
import { NPY_DTYPES } from './exceptions';

/** What NumPy reads from a file. */
interface Expected {
  readonly shape?: readonly number[];
  readonly fortran_order?: boolean;
  readonly descr?: string;
  readonly error?: string;
  readonly data_c_order?: readonly (number | boolean | string)[];
  readonly first5?: readonly number[];
  readonly last5?: readonly number[];
  readonly sum_f64?: number;
  readonly members?: Readonly<Record<string, Expected>>;
}

const folder = conformanceFolder('npy');

describeWith(folder)('.npy and .npz files of NumPy and its readers in other languages', () => {
  const expected = JSON.parse(readFileSync(join(folder!, 'expected.json'), 'utf8')) as Record<string, Expected>;
  const files = filesOf(folder!, '.npy', '.npz');

  it('are all there, and all known', () => assert.deepEqual(files, Object.keys(expected).sort()));

  for (const file of files) {
    it(`${file} is read as NumPy reads it`, () => {
      const { members = { '': expected[file] } } = expected[file];
      const format = file.endsWith('.npz') ? 'npz' : 'npy';
      const result = read(fileSource(readFileSync(join(folder!, file))), { format });
      const tensors = new Map(result.tensors.map((tensor) => [tensor.name, tensor]));
      for (const [member, numpy] of Object.entries(members)) {
        const codes = result.problems
          .filter(({ args }) => args.member === (member && `${member}: `))
          .map((p) => p.code);
        assertAsNumpy(numpy, tensors.get(member.replace(/\.npy$/, '')), codes);
      }
    });
  }
});

function assertAsNumpy(numpy: Expected, read: ReadTensor | undefined, codes: string[]): void {
  const kind = /[a-zA-Z[]/.exec(numpy.descr ?? '')?.[0] ?? '';
  if (kind in NPY_DTYPES) return assert.deepEqual([read, codes], [undefined, [NPY_DTYPES[kind].code]]);
  if (numpy.error) {
    assert.equal(read, undefined);
    return assert.equal(codes.length, 1, `NumPy says ${numpy.error}`);
  }
  assert.deepEqual(codes, []);
  const { tensor } = read!;
  assert.deepEqual(tensor.shape, numpy.shape);
  const indices = Array.from({ length: sizeOf(tensor.shape) }, (_, index) => index);
  const valuesAt = (some: readonly number[]) => some.map((index) => Number(elementAt(tensor, index)));
  if (numpy.data_c_order) assert.deepEqual(valuesAt(indices), numpy.data_c_order.map(Number));
  if (numpy.first5) assert.deepEqual(valuesAt(indices.slice(0, 5)), numpy.first5);
  if (numpy.last5) assert.deepEqual(valuesAt(indices.slice(-5)), numpy.last5);
  if (numpy.sum_f64 !== undefined)
    assert.equal(
      toFloat64(tensor).reduce((a, b) => a + b, 0),
      numpy.sum_f64,
    );
}
