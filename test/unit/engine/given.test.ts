import assert from 'node:assert/strict';
import { flatValues } from '../../../src/engine';
import type { CodedError } from '../../../src/protocol/rpc';

function code(...given: Parameters<typeof flatValues>): string {
  try {
    flatValues(...given);
    return 'no error';
  } catch (error) {
    return (error as CodedError).code;
  }
}

describe('values that a program gives', () => {
  it('as nested lists have the shape of the nesting; a number is 0-d, null is NaN', () => {
    assert.deepEqual(
      flatValues(
        [
          [1, 2, 3],
          [4, null, -0],
        ],
        undefined,
        undefined,
      ),
      {
        data: Float64Array.of(1, 2, 3, 4, NaN, -0),
        shape: [2, 3],
        dtype: 'float64',
      },
    );
    assert.deepEqual(flatValues(5, undefined, 'int8'), { data: Int8Array.of(5), shape: [], dtype: 'int8' });
    assert.deepEqual(flatValues([], [0, 4], undefined).shape, [0, 4]);
    assert.deepEqual(flatValues([true, 7, 0], undefined, 'bool').data, Uint8Array.of(1, 1, 0));
    assert.deepEqual(flatValues([2n ** 60n, 4], undefined, 'int64').data, BigInt64Array.of(2n ** 60n, 4n));
  });

  it('as a typed array are of its dtype, and the tensor has numbers of its own', () => {
    const all = Float32Array.of(0, 1, 2, 3);
    const { data, dtype } = flatValues(all.subarray(1), undefined, undefined);
    all[1] = 9;
    assert.deepEqual([data, dtype], [Float32Array.of(1, 2, 3), 'float32']);
    assert.equal(data.buffer.byteLength, 12);
    assert.equal(flatValues(Buffer.of(1, 2), undefined, undefined).dtype, 'uint8');
    assert.equal(flatValues(Uint16Array.of(0x3c00), undefined, undefined).dtype, 'uint16');
    assert.equal(flatValues(Uint16Array.of(0x3c00), undefined, 'bfloat16').dtype, 'bfloat16');
    assert.deepEqual(flatValues(Uint8Array.of(0, 1, 255), undefined, 'bool').data, Uint8Array.of(0, 1, 1));
  });

  it('are refused where they are none, or do not fit what is said of them', () => {
    const itself: unknown[] = [];
    itself.push(itself);
    assert.equal(code([[1, 2], [3]], undefined, undefined), 'api.ragged');
    assert.equal(code([1, [2]], undefined, undefined), 'api.ragged');
    for (const none of ['1', ['1'], itself, {}, new DataView(new ArrayBuffer(8)), [undefined]]) {
      assert.equal(code(none, undefined, undefined), 'api.values');
    }
    assert.equal(code([0.5], undefined, 'int64'), 'api.values');
    assert.equal(code([1, 2], [3], undefined), 'api.count');
    for (const shape of [[-2], [0.5], 'two', Array(65).fill(1)])
      assert.equal(code([1, 2], shape, undefined), 'api.shape');
    for (const dtype of ['complex64', 'float16', 7]) assert.equal(code([1], undefined, dtype), 'api.dtype');
    assert.equal(code(Float32Array.of(1), undefined, 'float64'), 'api.dtype');
  });
});
