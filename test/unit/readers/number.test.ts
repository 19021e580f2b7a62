import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberScanner } from '../../../src/core/readers/number';
import { textSource } from '../../../src/core/readers/source';
import { withinASecond } from './reading';

function scan(text: string): { end: number; scanner: NumberScanner } {
  const { bytes } = textSource(text);
  const scanner = new NumberScanner(bytes);
  return { end: scanner.scan(0, bytes.length), scanner };
}

function valueOf(text: string): number {
  const { end, scanner } = scan(text);
  assert.equal(end, text.length, text);
  return scanner.value;
}

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));

describe('NumberScanner', function () {
  this.timeout(30_000);

  it('gives the bits of Number() for every float64, however it is written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const text of [String(value), value.toExponential(20), value.toPrecision(17), value.toPrecision(6)])
          assert.ok(Object.is(valueOf(text), Number(text)), text);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives the bits of Number() for any digits, point and exponent', () => {
    const exponent = fc.option(fc.integer({ min: -400, max: 400 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom('', '-', '+'),
        digits(25),
        fc.option(digits(30)),
        exponent,
        (sign, whole, part, exp) => {
          const text = `${sign}${whole}${part === null ? '' : `.${part}`}${exp === undefined ? '' : `e${exp}`}`;
          assert.ok(Object.is(valueOf(text), Number(text)), text);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('gives the bits of Number() where the fast path ends: 2^53, 16 digits, a power of 22', () => {
    const edges = [
      '9007199254740991', '9007199254740992', '9007199254740993', '9007199254740995', '9999999999999999',
      '1e22', '1e23', '9007199254740991e22', '9007199254740993e-22', '123456789012345.6', '0.1', '0.30000000000000004',
      '5e-324', '2.4703282292062327e-324', '2.4703282292062328e-324', '1.7976931348623157e308', '1.7976931348623159e308',
      '0.000000000000000000000000000001234567890123456', '8.41e21', '9007199254740992.0', '00000000000000000000001',
    ]; // prettier-ignore
    for (const text of edges) assert.ok(Object.is(valueOf(text), Number(text)), text);
  });

  it('keeps the sign of zero', () => {
    assert.ok(Object.is(valueOf('-0'), -0));
    assert.ok(Object.is(valueOf('-0.0e5'), -0));
    assert.ok(Object.is(valueOf('0'), 0));
  });

  it('takes a point without digits on one side, and digits grouped by underscores, as Python does', () => {
    assert.deepEqual(
      ['.5', '1.', '-.5e1', '1_000', '1_0.2_5', '1_0e1_0'].map(valueOf),
      [0.5, 1, -5, 1000, 10.25, 1e11],
    );
  });

  it('knows an integer from a float, and an integer that float64 may not hold', () => {
    const kind = (text: string): readonly boolean[] => {
      const { scanner } = scan(text);
      return [scanner.integer, scanner.wide];
    };
    assert.deepEqual(kind('12'), [true, false]);
    assert.deepEqual(kind('12.'), [false, false]);
    assert.deepEqual(kind('1e3'), [false, false]);
    assert.deepEqual(kind('9007199254740991'), [true, false]);
    assert.deepEqual(kind('9007199254740992'), [true, true]);
    assert.deepEqual(kind('-9223372036854775808'), [true, true]);
  });

  it('stops where the number ends, and leaves a letter e without digits alone', () => {
    const ends = (text: string): number => scan(text).end;
    assert.deepEqual(['1,2', '1.2.3', '1e', '1e+', '2em', '1__0', '1_', '5]'].map(ends), [1, 3, 1, 1, 1, 1, 1, 1]);
  });

  it('answers its own position where there is no number', () => {
    for (const text of ['', '-', '+', '.', '-.', 'e5', '_1', 'NaN', '-.e5']) assert.equal(scan(text).end, 0, text);
  });

  it('reads a number of a million digits in linear time', () => {
    const text = `${'1'.repeat(1_000_000)}.${'2'.repeat(1_000_000)}`;
    assert.equal(
      withinASecond(() => valueOf(text)),
      Infinity,
    );
  });
});
