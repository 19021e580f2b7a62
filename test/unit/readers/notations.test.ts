import assert from 'node:assert/strict';
import { nested, one, problemsOf, withinASecond } from './reading';

const PANDAS_HTML = `<div>
<style scoped>
    .dataframe tbody tr th { vertical-align: middle; }
</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;">
      <th></th>
      <th>a</th>
      <th>b</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <th>0</th>
      <td>1.5</td>
      <td>NaN</td>
    </tr>
    <tr>
      <th>1</th>
      <td>2.5</td>
      <td>&minus;4</td>
    </tr>
  </tbody>
</table>
</div>`;

describe('Tables in HTML', () => {
  it('are read as their rows and cells, each value at its place', () => {
    assert.deepEqual(nested(PANDAS_HTML), [[1.5, NaN], [2.5, -4]]); // prettier-ignore
    assert.deepEqual(one(PANDAS_HTML).labels, [['0', '1'], ['a', 'b']]); // prettier-ignore
    assert.equal(one(PANDAS_HTML).locate?.(2).start, PANDAS_HTML.indexOf('2.5'));
    assert.deepEqual(problemsOf(PANDAS_HTML), []);
  });

  for (const text of [
    '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
    '<table>\n<tr><td>1<td>2\n<tr><td>3<td>4\n</table>',
    '<tr><td align="right"> <b>1</b> </td><td>2&nbsp;</td></tr>\n<tr><td>3</td><td data-x="a>b">\n4</td></tr>',
    '<!DOCTYPE html><html><body><TABLE><!-- <tr><td>9 --><TR><TD>1</TD><TD>2</TD></TR><TR><TD>3</TD><TD>4</TD></TR></TABLE></body></html>',
  ]) {
    it(`need no names and not all tags: ${JSON.stringify(text)}`, () => assert.deepEqual(nested(text), [[1, 2], [3, 4]])); // prettier-ignore
  }

  it('are refused where a cell spans several columns', () => {
    const text =
      '<table><tr><td>1</td><td>2</td></tr><tr><td colspan=2>3</td></tr><tr><td>3</td><td>4</td></tr></table>';
    assert.deepEqual(problemsOf(text).map((problem) => problem.split(' ')[0]), ['table.ragged']); // prettier-ignore
  });

  it('take no longer than their length asks for', () => {
    for (const part of ['<', '<td', '<a "', '<!--', '&', '<style>', '<td>1']) {
      withinASecond(() => problemsOf(`<table><tr><td>${part.repeat(20_000)}`));
    }
  });
});

describe('Tables in LaTeX', () => {
  const both: readonly string[] = [
    '\\begin{bmatrix}1 & 2\\\\3 & 4\\end{bmatrix}',
    '$$A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$',
    '\\left[\\begin{array}{c@{\\quad}c} 1 & 2 \\\\[2pt] 3 & 4 \\end{array}\\right]',
    '\\begin{tabular}{lr}\n\\toprule % a rule\n\\textbf{1} & $2$ \\\\\n\\cmidrule(lr){1-2}\n3 &\n 4 \\\\ \\bottomrule\n\\end{tabular}',
    '1 & 2 \\\\\n3 & 4 \\\\',
    '1 & 2 \\\\ \\hline\r\n3 & 4 \\\\ \\hline\r\n',
  ];
  for (const text of both) {
    it(`are read as their rows: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(nested(text), [[1, 2], [3, 4]]); // prettier-ignore
      assert.deepEqual(problemsOf(text), []);
      assert.equal(one(text).locate?.(3).start, text.lastIndexOf('4'));
    });
  }

  it('may be a column', () => assert.deepEqual(nested('\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}'), [[1], [2]]));

  it('say what is no number', () => {
    assert.deepEqual(problemsOf('\\begin{bmatrix} 1 & x \\\\ 2 & 3 \\\\ 4 & 5\\end{bmatrix}'), ['table.notNumber «x»']);
  });
});

describe('Files of Weka (ARFF)', () => {
  const text =
    "% Iris\n@RELATION iris\n\n@ATTRIBUTE 'sepal length' NUMERIC\n@attribute sw real\n@attribute class {a,b}\n@DATA\n% rows\n5.1,3.5,a\n?,3.0,b\n";
  it('are tables with the names of their attributes', () => {
    assert.deepEqual(nested(text), [[5.1, 3.5], [NaN, 3]]); // prettier-ignore
    assert.deepEqual(one(text).labels, [undefined, ['sepal length', 'sw']]);
    assert.deepEqual(problemsOf(text), ['table.textColumns «a»']);
  });
});

describe('Text tables between bars', () => {
  it('have no names where the first row only counts', () => {
    for (const text of [
      '| 1 | 2 |\n| 3 | 4 |',
      '|1|2|\n|3|4|',
      '+---+---+\n| 1 | 2 |\n+---+---+\n| 3 | 4 |\n+---+---+',
    ]) {
      assert.deepEqual(nested(text), [[1, 2], [3, 4]]); // prettier-ignore
    }
  });

  it('have them where the cell above the index is empty', () => {
    assert.deepEqual(one('|   | 0 | 1 |\n|---|---|---|\n| a | 5 | 6 |\n| b | 7 | 8 |').labels, [['a', 'b'], ['0', '1']]); // prettier-ignore
  });
});
