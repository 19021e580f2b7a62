import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/core/readers';
import { fileSource } from '../../src/core/readers/source';
import { conformanceFolder, describeWith, filesOf } from './data';
import { SAFETENSORS_DTYPES } from './exceptions';

interface Expected {
  readonly file: string;
  readonly expect: 'valid' | 'invalid';
  readonly error: string | null;
  readonly tensors?: readonly { name: string; dtype: string; shape: readonly number[]; hex: string }[];
}

/** What the library calls an error, and what it is here. */
const CODES: Readonly<Record<string, RegExp>> = {
  HeaderTooLarge: /^safetensors\.headerLong$/,
  HeaderTooSmall: /^safetensors\.headerCut$/,
  InvalidHeaderLength: /^safetensors\.headerCut$/,
  InvalidHeader: /^safetensors\.headerJson$/,
  InvalidHeaderDeserialization: /^safetensors\.headerJson$/,
  TensorInvalidInfo: /^safetensors\.size$/,
  ValidationOverflow: /^safetensors\.shape$/,
  InvalidOffset: /^safetensors\.overlap$/,
  MetadataIncompleteBuffer: /^safetensors\.(trailing|dataCut)$/,
};

const folder = conformanceFolder('safetensors');

describeWith(folder)('the files of safetensors', () => {
  const index = JSON.parse(readFileSync(join(folder!, 'index.json'), 'utf8')) as Expected[];
  const expected = new Map(index.map((entry) => [entry.file, entry]));
  const files = filesOf(folder!, '.safetensors');

  it('are all there, and all known', () => assert.deepEqual(files, [...expected.keys()].sort()));

  for (const file of files) {
    const { expect, error, tensors = [] } = expected.get(file)!;
    it(`${file} is ${expect}`, () => {
      const result = read(fileSource(readFileSync(join(folder!, file))), { format: 'safetensors' });
      if (expect === 'invalid') {
        assert.deepEqual([result.tensors.length, result.problems.length], [0, 1]);
        assert.match(result.problems[0].code, CODES[error!]);
        return;
      }
      assert.ok(result.problems.every(({ severity }) => severity !== 'error' || tensors.length === 0));
      const readable = tensors.filter(({ dtype }) => !(dtype in SAFETENSORS_DTYPES));
      const actual = result.tensors.map(({ name, tensor: { shape, data } }) => ({ name, shape, hex: hexOf(data) }));
      assert.deepEqual(
        actual.sort((a, b) => a.name.localeCompare(b.name)),
        readable.map(({ name, shape, hex }) => ({ name, shape, hex })).sort((a, b) => a.name.localeCompare(b.name)),
      );
    });
  }
});

function hexOf(data: ArrayBufferView): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex');
}
