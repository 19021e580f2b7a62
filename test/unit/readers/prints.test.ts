import assert from 'node:assert/strict';
import { byName, nested, one, problemsOf, readText } from './reading';

describe('prints of pandas read', () => {
  it('a series, whose last line is its name and dtype, and whose first column is its index', () => {
    const series = one('3    1.5\n7   -2.0\nName: loss, dtype: float64\n');
    assert.deepEqual(series.tensor.shape, [2, 1]);
    assert.deepEqual([...series.tensor.data], [1.5, -2]);
    assert.deepEqual(series.labels?.[0], ['3', '7']);
    assert.deepEqual(nested('a    1\nb    2\ndtype: int64'), [[1], [2]]);
  });

  it('a frame with its size below', () => {
    const frame = one('     a    b\n0  1.5  2.0\n1  3.0  4.0\n\n[2 rows x 2 columns]');
    assert.deepEqual([...frame.tensor.data], [1.5, 2, 3, 4]);
    assert.deepEqual(frame.labels?.[1], ['a', 'b']);
  });

  it('none that is shortened: it says how to print it whole', () => {
    const rows =
      '      a    b\n0   1.5  2.0\n1   3.0  4.0\n..  ...  ...\n98  1.0  2.0\n99  1.0  2.0\n\n[100 rows x 2 columns]';
    const columns =
      '     0    1  ...   8    9\n0  1.5  2.0  ... 1.0  2.0\n1  1.5  2.0  ... 1.0  2.0\n\n[2 rows x 10 columns]';
    const series = '0     1.0\n1     2.0\n     ... \n98    1.0\n99    2.0\nName: x, Length: 100, dtype: float64';
    assert.deepEqual(problemsOf(rows), ['table.shortened «..»']);
    assert.deepEqual(problemsOf(columns), ['table.shortened «...»']);
    assert.deepEqual(problemsOf(series), ['table.shortened «...»']);
    assert.match(String(readText(rows).problems[0].args.code), /display\.max_rows/);
  });

  it('none whose columns go on below', () => {
    assert.deepEqual(problemsOf('     0    1  \\\n0  1.5  2.0   \n1  3.0  4.0   \n\n     2  \n0  5.0  \n1  6.0  '), [
      'table.wrapped «\\»',
    ]);
  });
});

describe('tables of spreadsheets read', () => {
  it("the delimiter that Excel's first line names", () => {
    const table = one('sep=;\r\nx;y\r\n1,5;2\r\n3;4\r\n', { fileName: 'a.csv' });
    assert.deepEqual([...table.tensor.data], [1.5, 2, 3, 4]);
    assert.deepEqual(table.labels?.[1], ['x', 'y']);
    assert.deepEqual(nested('sep=~\n1~2\n3~4\n', { fileName: 'a.csv' }), [[1, 2], [3, 4]]); // prettier-ignore
  });

  it('digits grouped by narrow spaces, as in French', () => {
    assert.deepEqual(nested('a;b\n1\u202f234,5;2\n3;4\n', { languageId: 'csv' }), [[1234.5, 2], [3, 4]]); // prettier-ignore
  });
});

describe('other prints read', () => {
  it('numbers behind dashes as a list of them', () => {
    assert.deepEqual(nested('- 1\n- 2\n- -3'), [1, 2, -3]);
    assert.deepEqual(nested('- 1 2\n- 3 4'), [[1, 2], [3, 4]]); // prettier-ignore
  });

  it('several numbers assigned without brackets as a vector, each at its place', () => {
    const text = 'mean = 0.5, 0.25, 1';
    assert.deepEqual(byName(text), { mean: [0.5, 0.25, 1] });
    const { locate } = one(text);
    assert.deepEqual(locate?.(1), { start: 12, end: 16 });
    assert.deepEqual(byName('lr = 0.1, momentum = 0.9'), { lr: 0.1, momentum: 0.9 });
  });

  it("arrays in pytest's errors, with its mark in front of every row", () => {
    const text = 'E    x: array([[1., 2.],\nE         [3., 4.]])\nE    y: array([[1., 2.],\nE         [3., 5.]])';
    const values = { x: [[1, 2], [3, 4]], y: [[1, 2], [3, 5]] }; // prettier-ignore
    assert.deepEqual(byName(text), values);
  });

  it("Kotlin's typed arrays", () => {
    assert.equal(one('val a = floatArrayOf(1.0f, 2.0f)').tensor.dtype, 'float32');
  });
});
