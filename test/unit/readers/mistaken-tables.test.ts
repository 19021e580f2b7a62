import assert from 'node:assert/strict';
import { nested, one, problemsOf, readText } from './reading';

describe('rows of numbers without brackets', () => {
  const ragged: readonly [string, string][] = [
    ['1,2,3\n4,5\n6,7,8', '4,5'],
    ['1 2 3\n4 5\n6 7 8', '4 5'],
    ['1\t2\t3\n4\t5\n6\t7\t8', '4\t5'],
    ['1;2;3\n4;5\n6;7;8', '4;5'],
    ['1,2,3\n4,5,6\n7,8', '7,8'],
    ['2,3\n4,5,6\n7,8,9', '2,3'],
    ['1e3 nan -inf\n4 5\n6 7 8', '4 5'],
  ];
  for (const [text, row] of ragged) {
    it(`are refused where one is shorter: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readText(text).tensors, []);
      assert.deepEqual(problemsOf(text), [`table.ragged «${row}»`]);
    });
  }

  it('are one vector where a library broke a long line of it', () => {
    const line = Array.from({ length: 12 }, (_, i) => ` ${i}.2500`).join('');
    assert.deepEqual(one(`${line}\n${line}\n 7. 8.`).tensor.shape, [26]);
  });
});

describe('one word above two columns of numbers', () => {
  const BOTH = [
    [1, 2],
    [3, 4],
  ];
  for (const text of [
    'Result\n1 2\n3 4',
    'A:\n   1.0000   2.0000\n   3.0000   4.0000',
    'r\n1,2\n3,4',
    'r\n1\t2\n3\t4',
  ]) {
    it(`is a title: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(nested(text), BOTH);
      assert.deepEqual(problemsOf(text), [`table.title «${text.slice(0, text.indexOf('\n'))}»`]);
    });
  }

  for (const text of ['     v\n5    10\n9    20', 'v\n0 10\n1 20', '"v"\n"5" 10\n"9" 20', 'v\na 10\nb 20']) {
    it(`names the second where the first names rows: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(nested(text), [[10], [20]]);
      assert.deepEqual(one(text).labels?.[1], ['v']);
    });
  }
});

describe('a first column with a name, whose cells were meant as numbers', () => {
  for (const cell of ['1o', '5-', '(5)', '1"2', '#DIV/0!', '0x10', '1.5k', '１２']) {
    it(`is no index for a cell that is none: ${cell}`, () => {
      const text = `a,b\n${cell},2\n3,4`;
      assert.deepEqual(one(text).labels, [undefined, ['b']]);
      assert.deepEqual(problemsOf(text), [`table.mixedColumn «${cell}»`]);
    });
  }

  for (const text of ['a;b\n1,5;2.5\n3,5;4.5', 'a,b\n(1.5),2\n(3),4', 'a;b\n1,23,456;2\n12,34,567;4']) {
    it(`is set aside by its name where none of its cells is read as one: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(one(text).labels, [undefined, ['b']]);
      assert.deepEqual(problemsOf(text), ['table.textColumns «a»']);
    });
  }

  for (const [first, second] of [
    ['r1', 'r2'],
    ['2020-01-01', '2020-01-02'],
    ['1.0.1', '1.0.2'],
    ['12:00', '13:00'],
  ]) {
    it(`is the index where they are names: ${first}`, () => {
      assert.deepEqual(one(`id,x\n${first},2\n${second},3`).labels, [[first, second], ['x']]);
      assert.deepEqual(problemsOf(`id,x\n${first},2\n${second},3`), []);
    });
  }
});
