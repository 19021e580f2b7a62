import assert from 'node:assert/strict';
import { nested, one, problemsOf, readText } from './reading';

describe('Rows that are calculations, complex numbers or powers of ten', () => {
  const refused: readonly [string, string][] = [
    ['3 + 4i', 'literal.complex «+»'],
    ['3 + 4i\n5 - 6i', 'literal.complex «+»'],
    ['a,b\n1+2i,3-4i\n5+6i,7i', 'literal.complex «1+2i»'],
    ['x,y\n(1+2j),(3-4j)\n(5+6j),7j', 'literal.complex «(1+2j)»'],
    ['x 1 + 2\ny 3 + 4', 'table.expression «+»'],
    ['1.5 × 10^3 2.5 × 10^4', 'table.power «×»'],
    ['1.5 · 10³ 2\n2.5 · 10⁴ 3', 'table.power «·»'],
    ['a;b\n1.5×10^3;2×10^-4', 'table.power «1.5×10^3»'],
  ];
  for (const [text, problem] of refused) {
    it(`are refused where they stand: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readText(text).tensors, []);
      assert.equal(problemsOf(text)[0], problem);
    });
  }

  it('are told of and set aside where other columns are numbers', () => {
    const text = 'f,z\n1.5,1+2i\n2.5,3-4i\n3.5,-1j';
    assert.deepEqual(nested(text), [[1.5], [2.5], [3.5]]);
    assert.equal(problemsOf(text)[0], 'literal.complex «1+2i»');
  });

  it('are not names that look alike, nor what is said of a value', () => {
    assert.deepEqual(nested('i 1 2\nj 3 4'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('acc 0.95 ± 0.02\nf1 0.90 ± 0.03'), [[0.95, 0.02], [0.9, 0.03]]); // prettier-ignore
    assert.deepEqual(nested('lr : 0.1\nwd : 0.2'), [[0.1], [0.2]]);
    assert.deepEqual(problemsOf('op,n\n+,1\n*,2'), []);
  });
});

describe('A date with points beside decimal commas', () => {
  it('is cut at its semicolons', () => {
    const text = '01.02.2024;1,5\n02.02.2024;2,5';
    assert.deepEqual(nested(text), [[1.5], [2.5]]);
    assert.deepEqual(one(text).labels?.[0], ['01.02.2024', '02.02.2024']);
  });
});
