import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import { fileSource } from '../../../src/core/readers/source';
import { toNested } from '../../../src/core/tensor/values';

function file(bytes: Uint8Array, fileName: string) {
  const { tensors, problems } = read(fileSource(bytes), { fileName });
  return {
    values: tensors.map(({ tensor }) => toNested(tensor)),
    labels: tensors[0]?.labels,
    problems: problems.map(({ code, span }) => `${code} ${span?.start}-${span?.end}`),
    at: (index: number) => {
      const { start, end } = tensors[0].locate?.(index) ?? { start: 0, end: 0 };
      return Buffer.from(bytes.subarray(start, end));
    },
  };
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('A text file whose numbers are not ASCII', () => {
  it('has the values of the same text: the minus sign, and spaces that group digits', () => {
    const text = 'näme;x\na;\u22121\u202f234,5\nb;2\u00a0000,25\nc;\u22123\u2009000\n';
    const { values, labels, at } = file(Buffer.from(text), 'a.csv');
    assert.deepEqual(values, [[[-1234.5], [2000.25], [-3000]]]);
    assert.deepEqual(labels, [['a', 'b', 'c'], ['x']]);
    assert.equal(at(0).toString(), '\u22121\u202f234,5');
    assert.equal(at(2).toString(), '\u22123\u2009000');
    assert.deepEqual(file(Buffer.from('[\u22121, 2]'), 'a.json').values, [[-1, 2]]);
  });

  it('has its places in bytes, also far behind characters of every length', () => {
    const text = `# ${'é\u20ac\u{1f600}'.repeat(5000)}\nx,y\n\u22121,2\n3,x\n5,6\n7,8\n`;
    const bytes = Buffer.from(text);
    const { at, problems } = file(bytes, 'a.csv');
    const begin = bytes.indexOf('\u2212');
    assert.deepEqual(at(0), bytes.subarray(begin, begin + 4));
    const wrong = bytes.indexOf(',x', begin) + 1;
    assert.deepEqual(problems, [`table.notNumber ${wrong}-${wrong + 1}`]);
  });

  it('is read as UTF-16, in either byte order, where its mark says so', () => {
    for (const order of ['le', 'be'] as const) {
      const bytes = utf16('näme,x\na,1\nb,\u22122\n', order);
      const { values, labels, at } = file(bytes, 'a.csv');
      assert.deepEqual(values, [[[1], [-2]]], order);
      assert.deepEqual(labels, [['a', 'b'], ['x']]);
      assert.equal(at(0).length, 2);
      assert.deepEqual(file(utf16('[[1, 2], [3, 4]]', order), 'a.json').values, [[[1, 2], [3, 4]]]); // prettier-ignore
    }
  });

  it('is read as Windows-1252 where it is no UTF-8', () => {
    const { values, labels, at } = file(Buffer.from('n\xe4me;x\na;1\xa0234,5\nb;2\n', 'latin1'), 'a.csv');
    assert.deepEqual(values, [[[1234.5], [2]]]);
    assert.deepEqual(labels, [['a', 'b'], ['x']]);
    assert.equal(at(0).toString('latin1'), '1\xa0234,5');
  });

  it('is read from its bytes where nothing of this is beside a digit', () => {
    assert.deepEqual(file(Buffer.from('n\u00e4me,\u20ac\na,1\nb,2\n'), 'a.csv').labels, [['a', 'b'], ['\u20ac']]);
    assert.deepEqual(file(Buffer.from('x,y\n1,\u20ac5\n2,\u20ac6\n'), 'a.csv').values, [[[1, 5], [2, 6]]]); // prettier-ignore
  });
});
