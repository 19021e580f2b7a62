import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import type { ReadResult } from '../../../src/core/readers/reader';
import { fileSource } from '../../../src/core/readers/source';
import type { Dtype } from '../../../src/core/tensor/dtype';
import { bytesOf, joined, safetensorsFile } from './binary-files';

function readSafetensors(bytes: Uint8Array): ReadResult {
  return read(fileSource(bytes), { format: 'safetensors' });
}

function entry(dtype: string, shape: readonly number[], start: number, end: number): object {
  return { dtype, shape, data_offsets: [start, end] };
}

describe('the .safetensors reader', () => {
  const dtypes: readonly [string, Dtype, ArrayBufferView][] = [
    ['BOOL', 'bool', Uint8Array.of(0, 1)],
    ['U8', 'uint8', Uint8Array.of(0, 255)],
    ['I8', 'int8', Int8Array.of(-128, 127)],
    ['F8_E4M3', 'float8_e4m3fn', Uint8Array.of(0x38, 0x7f)],
    ['F8_E5M2', 'float8_e5m2', Uint8Array.of(0x3c, 0x7c)],
    ['U16', 'uint16', Uint16Array.of(0, 65535)],
    ['I16', 'int16', Int16Array.of(-32768, 32767)],
    ['F16', 'float16', Uint16Array.of(0x3c00, 0x7c00)],
    ['BF16', 'bfloat16', Uint16Array.of(0x3f80, 0x7f80)],
    ['U32', 'uint32', Uint32Array.of(0, 2 ** 32 - 1)],
    ['I32', 'int32', Int32Array.of(-(2 ** 31), 2 ** 31 - 1)],
    ['F32', 'float32', Float32Array.of(-0, NaN)],
    ['U64', 'uint64', BigUint64Array.of(0n, 2n ** 64n - 1n)],
    ['I64', 'int64', BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n)],
    ['F64', 'float64', Float64Array.of(-0, NaN)],
  ];
  for (const [type, dtype, values] of dtypes) {
    it(`reads ${type} as ${dtype}`, () => {
      const file = safetensorsFile({ 'layer.0': entry(type, [1, 2], 0, values.byteLength) }, bytesOf(values));
      const { tensors, problems } = readSafetensors(file);
      assert.deepEqual(problems, []);
      assert.equal(tensors[0].name, 'layer.0');
      assert.deepEqual(tensors[0].tensor, { data: values, shape: [1, 2], strides: [2, 1], offset: 0, dtype });
    });
  }

  for (const [type, bytes] of [
    ['F4', 1],
    ['F8_E8M0', 2],
    ['C64', 16],
  ] as const) {
    it(`sets a tensor of ${type} aside by name and reads the others`, () => {
      const header = { odd: entry(type, [2], 0, bytes), even: entry('U8', [1], bytes, bytes + 1) };
      const { tensors, problems } = readSafetensors(safetensorsFile(header, new Uint8Array(bytes + 1)));
      assert.deepEqual(
        tensors.map(({ name }) => name),
        ['even'],
      );
      assert.deepEqual(
        problems.map(({ code, args }) => [code, args]),
        [['safetensors.unsupported', { name: 'odd', dtype: type }]],
      );
    });
  }

  it('answers the metadata, and harmless names', () => {
    const header = `{"__metadata__":{"format":"pt","__proto__":"x"},"__proto__":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}`;
    const { tensors, metadata, problems } = readSafetensors(safetensorsFile(header, Uint8Array.of(7)));
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.entries(metadata!), [
      ['format', 'pt'],
      ['__proto__', 'x'],
    ]);
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['__proto__'],
    );
  });

  it('reads tensors in the order of their data, at every alignment', () => {
    const file = safetensorsFile(
      { b: entry('F64', [1], 1, 9), a: entry('U8', [1], 0, 1), none: entry('F32', [0, 4], 9, 9) },
      joined(Uint8Array.of(5), bytesOf(Float64Array.of(2.5))),
    );
    const { tensors, problems } = readSafetensors(joined(new Uint8Array(3), file).subarray(3));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['a', 'b', 'none'],
    );
    assert.deepEqual(tensors[1].tensor.data, Float64Array.of(2.5));
  });

  it('says that a file without tensors is empty', () => {
    assert.deepEqual(
      readSafetensors(safetensorsFile('{}')).problems.map(({ code }) => code),
      ['safetensors.empty'],
    );
  });

  const U8 = `{"dtype":"U8","shape":[2],"data_offsets":[0,2]}`;
  const refused: readonly [string, string | object, number, string][] = [
    ['a header that is no JSON', '{', 0, 'safetensors.headerJson'],
    ['a header that is an array', '[]', 0, 'safetensors.headerJson'],
    ['100 000 nested brackets', '['.repeat(100_000), 0, 'safetensors.headerJson'],
    ['a name that stands twice', `{"a":${U8},"\\u0061":${U8}}`, 2, 'safetensors.duplicate'],
    [
      'a field that stands twice',
      `{"a":{"dtype":"U8","dtype":"I8","shape":[2],"data_offsets":[0,2]}}`,
      2,
      'safetensors.duplicate',
    ],
    ['metadata that are no texts', { __metadata__: { a: 1 } }, 0, 'safetensors.metadata'],
    ['metadata that are no object', { __metadata__: [] }, 0, 'safetensors.metadata'],
    ['an entry that is a number', { a: 1 }, 0, 'safetensors.entry'],
    ['an entry without a shape', { a: { dtype: 'U8', data_offsets: [0, 0] } }, 0, 'safetensors.entry'],
    [
      'an entry with three offsets',
      { a: { dtype: 'U8', shape: [0], data_offsets: [0, 0, 0] } },
      0,
      'safetensors.entry',
    ],
    ['an element type that does not exist', { a: entry('toString', [0], 0, 0) }, 0, 'safetensors.dtype'],
    ['2^60 elements', { a: entry('U8', [2 ** 60], 0, 0) }, 0, 'safetensors.shape'],
    ['a product of lengths beyond 2^53', { a: entry('U8', [2 ** 30, 2 ** 30], 0, 0) }, 0, 'safetensors.shape'],
    ['a negative length', { a: entry('U8', [-1], 0, 0) }, 0, 'safetensors.shape'],
    ['a broken length', { a: entry('U8', [0.5], 0, 0) }, 0, 'safetensors.shape'],
    ['a shape that its bytes do not hold', { a: entry('F32', [2], 0, 4) }, 4, 'safetensors.size'],
    ['offsets the wrong way round', { a: entry('U8', [2], 2, 0) }, 2, 'safetensors.size'],
    ['half a byte', { a: entry('F4', [3], 0, 2) }, 2, 'safetensors.size'],
    ['tensors that overlap', { a: entry('U8', [2], 0, 2), b: entry('U8', [2], 1, 3) }, 3, 'safetensors.overlap'],
    ['a hole between tensors', { a: entry('U8', [2], 0, 2), b: entry('U8', [2], 3, 5) }, 5, 'safetensors.hole'],
    ['a hole before the first tensor', { a: entry('U8', [2], 1, 3) }, 3, 'safetensors.hole'],
    ['data that are cut short', { a: entry('U8', [2], 0, 2) }, 1, 'safetensors.dataCut'],
    ['bytes after the last tensor', { a: entry('U8', [2], 0, 2) }, 3, 'safetensors.trailing'],
  ];
  for (const [what, header, dataBytes, code] of refused) {
    it(`refuses ${what}`, () => {
      const file = safetensorsFile(header, new Uint8Array(dataBytes));
      const { tensors, problems } = readSafetensors(file);
      assert.deepEqual([tensors, problems.map((problem) => problem.code)], [[], [code]]);
      const { start, end } = problems[0].span!;
      assert.ok(start <= end && end <= file.length);
    });
  }

  it('points at the name of the tensor that is wrong', () => {
    const file = safetensorsFile({ 가: entry('U8', [1], 0, 1), 'b\n': entry('U8', [9], 1, 2) }, new Uint8Array(2));
    const { problems } = readSafetensors(file);
    const { start, end } = problems[0].span!;
    assert.equal(Buffer.from(file.subarray(start, end)).toString(), '"b\\n"');
  });

  it('checks the length of the header before it takes memory', () => {
    const longer = Buffer.alloc(16);
    longer.writeBigUInt64LE(2n ** 63n);
    assert.equal(readSafetensors(longer).problems[0].code, 'safetensors.headerLong');
    longer.writeBigUInt64LE(99_999_999n);
    assert.deepEqual(readSafetensors(longer).problems[0].args, { needed: 100_000_007, there: 16 });
    assert.equal(readSafetensors(new Uint8Array(7)).problems[0].code, 'safetensors.headerCut');
  });

  it('refuses a header that is not UTF-8', () => {
    const file = safetensorsFile('{"a":0}');
    file[10] = 0xff;
    assert.equal(readSafetensors(file).problems[0].code, 'safetensors.headerJson');
  });
});
