import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { byName, nested, one, problemsOf, readText } from './reading';

/** Texts as people paste them, and every tensor that they read as. */
const SIGHTINGS: readonly (readonly [from: string, text: string, expected: Readonly<Record<string, unknown>>])[] = [
  ['pytest', 'E        x: array([1., 2.])\nE        y: array([1., 3.])', { x: [1, 2], y: [1, 3] }],
  ['IPython, coloured', '\x1b[32mOut[\x1b[31m3\x1b[0m\x1b[32m]: \x1b[0marray([1., 2.])', { '': [1, 2] }],
  ['Node, coloured', '[ \x1b[33m1\x1b[39m, \x1b[33m-2\x1b[39m ]', { '': [1, -2] }],
  ['Python’s logging', '2024-05-01 12:00:00,123 - root - INFO - w: [0.5 0.25]', { w: [0.5, 0.25] }],
  ['glog', 'I0501 12:00:00.123456 12345 main.py:10] x = [1. 2.]', { x: [1, 2] }],
  ['a debugger’s console', 'array([[1,2],\n [3,4]])', { '': [[1n, 2n], [3n, 4n]] }],
  ['GDB', '$2 = {{1.5, 2.5}, {3.5, 4.5}}', { $2: [[1.5, 2.5], [3.5, 4.5]] }],
  ['LLDB', '(float [3]) $0 = ([0] = 1.5, [1] = 2.5, [2] = 3.5)', { $0: [1.5, 2.5, 3.5] }],
  ['LLDB', '(std::vector<double>) v = {\n  [0] = 1.5\n  [1] = 2.5\n}', { v: [1.5, 2.5] }],
  ['Lua', 'x = {[1] = 5.5, [2] = 6.5}', { x: [5.5, 6.5] }],
  ['R, a vector', ' [1]  1  2  3\n [4]  4 NA  6', { '': [1, 2, 3, 4, NaN, 6] }],
  ['R, a logical vector', '[1]  TRUE FALSE', { '': [true, false] }],
  ['R, a matrix', '     [,1] [,2]\n[1,]  1.5    3\n[2,]    2    4', { '': [[1.5, 3], [2, 4]] }],
  ['R, a wide matrix', '     [,1] [,2]\n[1,]  1.5    3\n     [,3]\n[1,]    5', { '': [[1.5, 3, 5]] }],
  ['R, an array', ', , 1\n\n     [,1] [,2]\n[1,]  1.5    3\n\n, , 2\n\n     [,1] [,2]\n[1,]    5    7', { '': [[[1.5, 5], [3, 7]]] }],
  ['Octave', 'A =\n\nDiagonal Matrix\n\n   1.5   0\n   0   2\n\n', { A: [[1.5, 0], [0, 2]] }],
  ['Excel, tabs and decimal commas', '1.234,5\t2\n3\t4', { '': [[1234.5, 2], [3, 4]] }],
  ['polars', 'shape: (2, 2)\n┌─────┬─────┐\n│ a   ┆ b   │\n│ --- ┆ --- │\n│ i64 ┆ f64 │\n╞═════╪═════╡\n│ 1   ┆ 1.5 │\n│ 2   ┆ 2.5 │\n└─────┴─────┘', { '': [[1, 1.5], [2, 2.5]] }],
  ['polars, a series', "shape: (2,)\nSeries: 'a' [i64]\n[\n\t1\n\t2\n]", { '': [1n, 2n] }],
  ['tabulate', '╒═════╤═════╕\n│   a │   b │\n╞═════╪═════╡\n│   1 │   2 │\n├─────┼─────┤\n│   3 │   4 │\n╘═════╧═════╛', { '': [[1, 2], [3, 4]] }],
  ['psql', ' a | b \n---+---\n 1 | 2\n 3 | 4\n(2 rows)', { '': [[1, 2], [3, 4]] }],
  ['console.table', '┌─────────┬──────┐\n│ (index) │ loss │\n├─────────┼──────┤\n│    0    │ 0.5  │\n│    1    │ 0.25 │\n└─────────┴──────┘', { '': [[0.5], [0.25]] }],
  ['a trainer’s log', "{'loss': 2.5, 'epoch': 0.1}\n{'loss': 2.0, 'epoch': 0.2}\n", { '': [[2.5, 0.1], [2, 0.2]] }],
  ['a log of R’s', '[1] "a" "b"\n[1] tensor([1.])', { '': [1] }],
  ['R, a frame whose rows have names with blanks', '               mpg cyl\nMazda RX4     21.0   6\nMazda RX4 Wag 21.5   6\nValiant       18.1  NA', { '': [[21, 6], [21.5, 6], [18.1, NaN]] }],
  ['Mathematica', 'Out[3]= {{1.5*^-3, 2.}, {3.`, 4.25`15.9*^2}}', { '': [[0.0015, 2], [3, 425]] }],
  ['collections', "c = Counter({'a': 3, 'b': 2})", { 'c.a': 3, 'c.b': 2 }],
  ['collections', "defaultdict(<class 'list'>, {'a': [1, 2], 'b': [3, 4.5]})", { a: [1, 2], b: [3, 4.5] }],
  ['pandas to_markdown', '|    |   a |   b |\n|---:|----:|----:|\n|  0 |   1 | 1.5 |\n|  1 |   2 | 2.5 |', { '': [[1, 1.5], [2, 2.5]] }],
  ['pandas to_json(orient="table")', '{"schema":{"fields":[{"name":"index","type":"integer"},{"name":"a","type":"number"}],"primaryKey":["index"],"pandas_version":"1.4.0"},"data":[{"index":7,"a":1.5},{"index":8,"a":2.5}]}', { data: [[1.5], [2.5]] }],
  ['YAML', 'weights:\n  - [1, 2]\n  - [3, 4]\nbias: # of the layer\n- 0.5\n- -.inf\n- ~\n', { weights: [[1, 2], [3, 4]], bias: [0.5, -Infinity, NaN] }],
  ['YAML, lists in lists', '- - 1\n  - 2\n-\n  - 3\n  - 4\n', { '': [[1, 2], [3, 4]] }],
  ['YAML, keys in keys', 'net:\n  name: x\n  mean: [0.5,\n    0.25]\n  std:\n    - 1e-3\n  tags:\n    - a\n', { 'net.mean': [0.5, 0.25], 'net.std': [0.001] }],
  ['Kotlin', 'listOf(listOf(1, 2), listOf(3, 4))', { '': [[1, 2], [3, 4]] }],
  ['Java', 'List.of(List.of(1.5, 2.0), List.of(3.0, 4.0))', { '': [[1.5, 2], [3, 4]] }],
  ['R, dput', 'structure(list(a = c(1, 2)), class = "data.frame", row.names = c(NA, -2L))', { a: [1, 2] }],
  ['Julia, a frame', '2×2 DataFrame\n Row │ a      b       \n     │ Int64  Float64 \n─────┼────────────────\n   1 │     1      1.5\n   2 │     2      2.5', { '': [[1, 1.5], [2, 2.5]] }],
  ['R, a tibble', '# A tibble: 2 × 2\n      x     y\n  <int> <dbl>\n1     1   1.5\n2     2   2.5', { '': [[1, 1.5], [2, 2.5]] }],
  ['MATLAB, a file', 'A = [1 2 3\n     4 5 6];', { A: [[1, 2, 3], [4, 5, 6]] }],
  ['SQL', 'INSERT INTO t VALUES (1, 2.5), (3, 4.5);', { '': [3, 4.5] }],
  ['Hugging Face', 'CausalLMOutput(loss=tensor(0.5), logits=tensor([[1., 2.]]), hidden_states=(tensor([3.]), tensor([4.])))', { loss: 0.5, logits: [[1, 2]], 'hidden_states.0': [3], 'hidden_states.1': [4] }],
  ['LaTeX', '\\begin{tabular}{lrr}\n\\toprule\n & a & b \\\\\n\\midrule\n0 & 1 & 2.5 \\\\\n1 & 2 & 3.5 \\\\ \\hline\n\\bottomrule\n\\end{tabular}', { '': [[1, 2.5], [2, 3.5]] }],
]; // prettier-ignore

describe('What people paste', () => {
  for (const [from, text, expected] of SIGHTINGS) {
    it(`from ${from}: ${JSON.stringify(text.slice(0, 60))}: ${inspect(expected, { breakLength: Infinity })}`, () =>
      assert.deepEqual(byName(text), expected));
  }

  it('keeps its places, whatever colours are around it', () => {
    const text = '\x1b[31m[\x1b[33m1.5\x1b[39m, \x1b[33mx\x1b[39m]\x1b[0m';
    assert.deepEqual(problemsOf(text), ['literal.word «x»']);
    const good = text.replace('mx', 'm2');
    const span = one(good).locate?.(0);
    assert.equal(good.slice(span?.start, span?.end), '1.5');
  });

  it('says what a YAML list has that is no number, at its place', () => {
    assert.deepEqual(problemsOf('w:\n  - 1\n  - x y\n'), ['literal.text «x y»']);
    assert.deepEqual(problemsOf('w:\n  - [1, 2]\n  - [3]\n'), ['readers.ragged «[3]»']);
    assert.deepEqual(problemsOf('- 1\n- [2]\n'), ['readers.listAmongNumbers «[»']);
    const records = 'a:\n  - x: 1\n    y: 2\nb:\n  - 1\n';
    assert.deepEqual(problemsOf(records), ['literal.mappings «x: 1»']);
    assert.deepEqual(byName(records), { b: [1] });
    const text = 'w:\r\n  - 1\r\n  - 9007199254740993\r\n';
    const { locate } = one(text);
    assert.equal(locate?.(1).start, text.indexOf('900'));
    assert.deepEqual(nested(text), [1n, 9007199254740993n]);
  });

  it('says that an argument which shapes the values was not applied', () => {
    assert.deepEqual(problemsOf('matrix(c(1, 2, 3, 4), nrow = 2)'), ['literal.unapplied «nrow = 2»']);
    assert.deepEqual(problemsOf('structure(c(1, 2, 3, 4), dim = c(2L, 2L))'), [
      'literal.unapplied «, dim = c(2L, 2L)»',
    ]);
  });

  it('names the columns of a frame as it does, not by their types', () => {
    const tibble = '# A tibble: 2 × 2\n      x     y\n  <int> <dbl>\n1     1   1.5\n2     2   2.5';
    assert.deepEqual(one(tibble).labels, [['1', '2'], ['x', 'y']]); // prettier-ignore
    const frame = '2×1 DataFrame\n Row │ a\n     │ Int64\n─────┼───────\n   1 │     7\n   2 │     8';
    assert.deepEqual(one(frame).labels, [['1', '2'], ['a']]); // prettier-ignore
    assert.equal(one(frame).locate?.(1).start, frame.lastIndexOf('8'));
    assert.deepEqual(problemsOf(frame.replace('   2 │     8', '  ⋮  │   ⋮')), ['table.shortened «⋮»']);
  });

  it('takes code on one line for no row of a table', () => {
    assert.deepEqual(problemsOf('MatrixXd m(2,2); m << 1, 2, 3, 4;'), [
      'readers.noNumbers «MatrixXd m(2,2); m << 1, 2, 3, 4;»',
    ]);
    assert.deepEqual(problemsOf('1 & 2 \\\\ 3 & 4'), ['json.missingComma «&»']);
    assert.deepEqual(readText('INSERT INTO t VALUES (1, 2.5), (3, 4.5);').tensors.length, 2);
  });

  it('reads below a row of units or types, and names it', () => {
    const text = 'time,temp\ns,degC\n0,20.5\n1,21.0\n';
    assert.deepEqual(nested(text), [[0, 20.5], [1, 21]]); // prettier-ignore
    assert.deepEqual(one(text).labels, [undefined, ['time', 'temp']]);
    assert.deepEqual(problemsOf(text), ['table.unitsRow «s,degC»']);
    assert.deepEqual(problemsOf('x,y\na,1\n2,b\n3,4\n4,5\n5,6\n6,7\n'), ['table.notNumber «a»', 'table.notNumber «b»']);
  });

  it('is refused where a print left something out, with what prints it whole', () => {
    const remedies: Readonly<Record<string, string>> = {
      '$3 = {1, 2, 0 <repeats 17 times>}': 'set print repeats unlimited',
      '│ a │ b │\n│ 1 │ 2 │\n│ … │ … │\n│ 3 │ 4 │': 'pl.Config.set_tbl_rows(-1).set_tbl_cols(-1)',
    };
    for (const [text, code] of Object.entries(remedies)) {
      const { tensors, problems } = readText(text);
      assert.deepEqual(tensors, [], text);
      assert.equal(problems[0].args.code, code);
    }
  });

  it('is refused where an index is not the next one', () => {
    assert.deepEqual(problemsOf('float a[3] = {[2] = 1.5};'), ['literal.expression «[»']);
  });
});
