import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode } from '../../../src/protocol/codec';

const roundTrip = (value: unknown): unknown => decode(encode(value));

describe('a message between host and webview', () => {
  it('keeps NaN, ±Infinity and -0 apart', () => {
    const [nan, inf, minusInf, minusZero, zero] = roundTrip([NaN, Infinity, -Infinity, -0, 0]) as number[];
    assert.ok(Number.isNaN(nan));
    assert.deepEqual([inf, minusInf], [Infinity, -Infinity]);
    assert.ok(Object.is(minusZero, -0));
    assert.ok(Object.is(zero, 0));
  });

  it('keeps a Float64Array one, with its NaN', () => {
    const back = roundTrip({ values: Float64Array.of(1, NaN, -0, Infinity) }) as { values: Float64Array };
    assert.ok(back.values instanceof Float64Array);
    assert.deepEqual(back.values, Float64Array.of(1, NaN, -0, Infinity));
  });

  it('keeps a view whose byteOffset is not 0 to its own values', () => {
    const view = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    assert.deepEqual(roundTrip(view), Float64Array.of(2, 3));
  });

  it('keeps a tensor or column that is called $ or $f64 as it is', () => {
    const hostile = { $: 'NaN', args: { $f64: [1, 2], name: '__proto__' } };
    assert.deepEqual(roundTrip(hostile), hostile);
  });

  it('keeps an undefined between values, as in the names of the second axis only', () => {
    assert.deepEqual(roundTrip({ labels: [undefined, ['a', 'b']], absent: undefined }), {
      labels: [undefined, ['a', 'b']],
    });
  });

  it('keeps every number, and anything that JSON can hold', () => {
    const keys = fc.oneof(fc.string(), fc.constantFrom('$', '$f64', '$$', '__proto__'));
    const values = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.double(),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('record'),
      ),
      list: fc.array(tie('any')),
      record: fc.dictionary(keys, tie('any'), { noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(values.any, (value) => {
        assert.deepEqual(roundTrip(value), value);
      }),
    );
  });
});
