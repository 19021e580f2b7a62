import assert from 'node:assert/strict';
import { nested, one, problemsOf, readText } from './reading';

type Case = readonly [title: string, text: string, labels: readonly (readonly string[] | undefined)[], values: unknown];

describe('The names that pandas prints', () => {
  const cases: readonly Case[] = [
    ['of one column, above that of its index', '     v\nid     \n1  2.0\n2  3.0', [['1', '2'], ['v']], [[2], [3]]],
    ['of an index of texts', '      v\nid      \na   2.0\nb   3.0', [['a', 'b'], ['v']], [[2], [3]]],
    ['of several columns', '     mean  std\nk             \na     1.0  2.0\nb     3.0  4.0', [['a', 'b'], ['mean', 'std']], [[1, 2], [3, 4]]],
    ['of the columns as such, beside them', 'year  2019  2021\nrow             \na      1.0   2.0\nb      3.0   4.0', [['a', 'b'], ['2019', '2021']], [[1, 2], [3, 4]]],
    ['of an index of two levels, whose labels all differ', '       v\nk j     \n0 5  1.5\n1 6  2.5', [['0, 5', '1, 6'], ['v']], [[1.5], [2.5]]],
    ['of a series, below it', '0    1.5\n1    2.5\nName: loss, dtype: float64', [['0', '1'], ['loss']], [[1.5], [2.5]]],
    ['of a series and of its index', 'id\n7    2.0\n9    3.0\nName: v, dtype: float64', [['7', '9'], ['v']], [[2], [3]]],
    ['of a series without its dtype', 'a    10\nb    20\nName: count, Length: 2', [['a', 'b'], ['count']], [[10], [20]]],
    ['of a series with a comma in its name', 'a    10\nb    20\nFreq: D, Name: a, b, Length: 2, dtype: int64', [['a', 'b'], ['a, b']], [[10], [20]]],
  ]; // prettier-ignore
  for (const [title, text, labels, values] of cases) {
    it(`${title}: are those of columns and rows`, () => {
      assert.deepEqual(nested(text), values);
      assert.deepEqual(one(text).labels, labels);
      assert.deepEqual(problemsOf(text), []);
    });
  }

  it('of an index of several levels are refused where repeated labels are left out, with what prints them', () => {
    const texts: readonly [string, string][] = [
      [
        '        mean  std\nk   j            \na   x   1.0  2.0\n    y   3.0  4.0\nb   x   5.0  6.0',
        '    y   3.0  4.0',
      ],
      ['a  x    1\n   y    2\nb  x    3\ndtype: int64', '   y    2'],
      [
        'first  second\na      x         1\n       y        20\nb      x         3\nName: v, dtype: int64',
        '       y        20',
      ],
    ];
    for (const [text, row] of texts) {
      assert.deepEqual(problemsOf(text), [`table.multiIndex «${row}»`]);
      assert.equal(readText(text).problems[0].args.code, 'df.reset_index()');
    }
  });

  it('are not taken for it where a row is short otherwise', () => {
    assert.deepEqual(problemsOf('x y z\n1 2 3\n4 5\n6 7 8'), ['table.ragged «4 5»']);
    assert.deepEqual(problemsOf('  1  2  3\n  4  5\n  6  7  8'), ['table.ragged «  4  5»']);
  });
});
