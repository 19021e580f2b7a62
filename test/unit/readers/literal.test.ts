import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { read } from '../../../src/core/readers';
import { fileSource } from '../../../src/core/readers/source';
import { toNested } from '../../../src/core/tensor/values';
import { byName, nested, one, problemsOf, readText, withinASecond } from './reading';

const literal = { format: 'literal' } as const;

function dtype(text: string): string {
  return one(text, literal).tensor.dtype;
}

/** A text and the nested lists that it reads as. */
type Case = readonly [text: string, expected: unknown];

function reads(cases: readonly Case[]): void {
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)}: ${inspect(expected)}`, () => assert.deepEqual(nested(text, literal), expected));
  }
}

function refuses(cases: readonly Case[]): void {
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)}: ${String(expected)}`, () => {
      assert.deepEqual(problemsOf(text, literal), [expected]);
      assert.deepEqual(readText(text, literal).tensors, []);
    });
  }
}

describe('The literal reader: spellings of values', () => {
  reads([
    ['[1, -2.5, 1e3, 1., .5, -.5e-1]', [1, -2.5, 1000, 1, 0.5, -0.05]],
    ['[1_000, 0x1F, 0b101, 0o17, -0xff]', [1000, 31, 5, 15, -255]],
    ['[inf, -inf, nan, Infinity, +inf]', [Infinity, -Infinity, NaN, Infinity, Infinity]],
    ["[np.nan, -np.inf, float('nan'), float('-inf'), math.inf]", [NaN, -Infinity, NaN, -Infinity, Infinity]],
    ['[None, 1, null, NA, missing]', [NaN, 1, NaN, NaN, NaN]],
    ['[True, 0, false, 2]', [1, 0, 0, 2]],
    ['[1.0f, 2L, 3u, 4.5d, 5f32, 6_i64, 7n, 8.]', [1, 2, 3, 4.5, 5, 6, 7, 8]],
    ['[1.5f0, 2.5f-3, 1d2]', [1.5, 0.0025, 100]],
    ['[\u22121, 2]', [-1, 2]],
    ['[np.float64(0.5), np.float64(-1.5)]', [0.5, -1.5]],
    ['[tensor(0.5, grad_fn=<NllLossBackward0>), tensor(0.25)]', [0.5, 0.25]],
    ['[1 -2  3]', [1n, -2n, 3n]],
    ['[1.0 -- 3.0]', [1, NaN, 3]],
  ]);
});

describe('The literal reader: brackets', () => {
  reads([
    ['((1, 2), (3, 4))', [[1, 2], [3, 4]]],
    ['[[1, 2], # first\n // second\n [3, 4]] /* all */', [[1, 2], [3, 4]]],
    ['(1, 2, 3,)', [1, 2, 3]],
    ['{1, 2}', [1, 2]],
    ['float a[2][2] = {{1.f, 2.f}, {3.f, 4.f}};', [[1, 2], [3, 4]]],
    ['[1 2; 3 4]', [[1, 2], [3, 4]]],
    ['A = [1, 2;\n     3, 4\n     5, 6];', [[1, 2], [3, 4], [5, 6]]],
    ['[[1. 2.]\n [3. 4.]]', [[1, 2], [3, 4]]],
    ['let m = vec![vec![1.0, 2.0], vec![3.0, 4.0]];', [[1, 2], [3, 4]]],
    ['m := [2][2]float64{{1, 2}, {3, 4}}', [[1, 2], [3, 4]]],
    ['x <- c(1, 2, 3)', [1, 2, 3]],
  ]); // prettier-ignore

  it('reads lines as rows where the language is MATLAB or Julia', () => {
    assert.deepEqual(nested('A = [1 2 ...\n 3\n 4 5 6]', { languageId: 'matlab' }), [[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    assert.deepEqual(nested('[1 2 3\n 4 5 6]', literal), [1n, 2n, 3n, 4n, 5n, 6n]);
  });

  it('takes a selection that begins and ends inside brackets', () => {
    assert.deepEqual(nested('1., 2.],\n  [3., 4.', literal), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested(' [ 4  5  6]\n [ 7  8  9]]', literal), [[4n, 5n, 6n], [7n, 8n, 9n]]); // prettier-ignore
    assert.deepEqual(nested('1 2; 3 4', literal), [[1, 2], [3, 4]]); // prettier-ignore
    assert.equal(one('3., 4.]], dtype=float32)', literal).tensor.dtype, 'float32');
    for (const text of ['[[1. 2.]\n [3. 4.]', 'x = array([[1., 2.],\n       [3., 4.],', 'tensor([[1, 2], [3, 4']) {
      assert.deepEqual(one(text, literal).tensor.shape, [2, 2], text);
    }
    assert.deepEqual(problemsOf('x = np.array([[1, 2], [3, 4]', literal), ['readers.cut «(»']);
  });
});

describe('The literal reader: what libraries print', () => {
  reads([
    ["tensor([[1., 2.]], device='cuda:0', dtype=torch.float64, grad_fn=<MulBackward0>)", [[1, 2]]],
    ['Parameter containing:\ntensor([1., 2.], requires_grad=True)', [1, 2]],
    ['tensor(1.00000e-02 *\n       [[ 5.0, 4.0],\n        [1.0, 2.0]], dtype=torch.float64)', [[0.05, 0.04], [0.01, 0.02]]],
    ['tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)', [[1, 2], [3, 4]]],
    ['tf.Tensor(3.0, shape=(), dtype=float32)', 3],
    ["<tf.Variable 'w:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>", [1, 2]],
    ['Array([1., 2.], dtype=float32, weak_type=True)', [1, 2]],
    ['Tensor(shape=[2], dtype=float32, place=Place(cpu), stop_gradient=True,\n       [1., 2.])', [1, 2]],
    ['masked_array(data=[1.0, --],\n             mask=[False,  True],\n       fill_value=1e+20)', [1, NaN]],
    ["array('d', [1.5, 2.5])", [1.5, 2.5]],
    ['<tf.Tensor: shape=(), dtype=float32, numpy=7.5>', 7.5],
    ["<tf.Variable 'x:0' shape=() dtype=int32, numpy=3>", 3],
    ['array([], shape=(0, 3), dtype=float64)', []],
    ['Float32[1.5, 2.5]', [1.5, 2.5]],
    ['new Float64Array([1, 2])', [1, 2]],
  ]); // prettier-ignore

  it('takes the dtype that is printed, and the library’s own where none is', () => {
    const dtypes: Readonly<Record<string, string>> = {
      'array([1, 2])': 'int64',
      'array([1., 2.])': 'float64',
      'array([True])': 'bool',
      '[1 2 3]': 'int64',
      'tensor([1., 2.])': 'float32',
      'tensor([1, 2])': 'int64',
      'tensor([1., 2.], dtype=torch.bfloat16)': 'bfloat16',
      "array([1, 2], dtype='<u2')": 'uint16',
      'np.array([1.5], dtype=np.float16)': 'float16',
      'torch.FloatTensor([1, 2])': 'float32',
      'jnp.array([1, 2])': 'int32',
      '[1, 2]': 'float64',
      'array([18446744073709551615], dtype=uint64)': 'uint64',
    };
    for (const [text, expected] of Object.entries(dtypes)) assert.equal(dtype(text), expected, text);
  });

  it('keeps all digits of 64-bit integers', () => {
    assert.deepEqual(nested('tensor([9223372036854775807, -9223372036854775808])', literal), [
      2n ** 63n - 1n,
      -(2n ** 63n),
    ]);
  });

  it('rounds to the dtype once', () => {
    assert.deepEqual(nested('tensor([0.1])', literal), [Math.fround(0.1)]);
  });

  it('keeps values that the dtype does not have, and says so', () => {
    assert.deepEqual(nested('array([1, 300], dtype=uint8)', literal), [1, 300]);
    assert.deepEqual(problemsOf('array([1, 300], dtype=uint8)', literal), ['readers.misfit «300»']);
  });

  it('reads matrices printed without brackets: Julia', () => {
    assert.deepEqual(nested('2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  -4.5'), [[1, 2], [3, -4.5]]); // prettier-ignore
    assert.deepEqual(nested('3-element Vector{Int64}:\n 1\n 2\n 3'), [1n, 2n, 3n]);
    assert.deepEqual(byName('julia> w\n1×2 adjoint(::Vector{Float32}) with eltype Float32:\n 1.5  2.5'), {
      w: [[1.5, 2.5]],
    });
    const slices = '2×2×2 Array{Float64, 3}:\n[:, :, 1] =\n 1.0  3.0\n 2.0  4.0\n\n[:, :, 2] =\n 5.0  7.0\n 6.0  8.0';
    assert.deepEqual(nested(slices), [[[1, 5], [3, 7]], [[2, 6], [4, 8]]]); // prettier-ignore
  });

  it('reads matrices printed without brackets: MATLAB and Octave, with scale and blocks of columns', () => {
    assert.deepEqual(byName('A =\n\n   1.0e+03 *\n\n    1.0000    0.0020\n    0.5000    2.0000\n'), { A: [[1000, 2], [500, 2000]] }); // prettier-ignore
    const blocks = 'A =\n\n  Columns 1 through 2\n\n  1  2\n  4  5\n\n  Column 3\n\n  3\n  6\n\nB =\n\n  7\n';
    assert.deepEqual(byName(blocks), { A: [[1, 2, 3], [4, 5, 6]], B: [[7]] }); // prettier-ignore
    const text = 'A =\n\n  Columns 1 through 2\n\n  1  2\n  4  5\n\n  Column 3\n\n  3\n  6\n';
    const span = one(text).locate?.(2);
    assert.equal(text.slice(span?.start, span?.end), '3');
  });

  it('reads matrices printed without brackets: PyTorch before 0.4', () => {
    const text = '(0 ,.,.) = \n  1  2\n  3  4\n\n(1 ,.,.) = \n  5  6\n  7  8\n[torch.LongTensor of size 2x2x2]';
    assert.deepEqual(nested(text), [[[1n, 2n], [3n, 4n]], [[5n, 6n], [7n, 8n]]]); // prettier-ignore
  });
});

describe('The literal reader: what JavaScript consoles print', () => {
  reads([
    ['[ [ 1, 2 ], [ 3, 4 ] ]', [[1, 2], [3, 4]]],
    ['Float64Array(3) [ 1, 2, 3 ]', [1, 2, 3]],
    ['Array(3) [ 1, 2, 3 ]', [1, 2, 3]],
    ['(3) [1, 2, 3]', [1, 2, 3]],
    ['(2) [(2) [1, 2], (2) [3, 4]]', [[1, 2], [3, 4]]],
    ['[ Float32Array(2) [ 1, 2 ], Float32Array(2) [ 3, 4 ] ]', [[1, 2], [3, 4]]],
    ["Uint8Array(2) [1, 2, buffer: ArrayBuffer(2), length: 2, Symbol(Symbol.toStringTag): 'Uint8Array']", [1, 2]],
  ]); // prettier-ignore

  it('takes the dtype of a typed array from its label', () => {
    assert.equal(dtype('Float32Array(2) [ 1, 2 ]'), 'float32');
    assert.equal(dtype('BigInt64Array(2) [ 1n, 2n ]'), 'int64');
    assert.equal(dtype('Array(2) [ 1, 2 ]'), 'float64');
  });

  it('takes names from keys', () => {
    const expected = { a: [1, 2], b: [3, 4] };
    assert.deepEqual(byName("Map(2) { 'a' => [ 1, 2 ], 'b' => [ 3, 4 ] }", literal), expected);
    assert.deepEqual(byName('{ a: [ 1, 2 ], b: Float64Array(2) [ 3, 4 ] }', literal), expected);
  });

  refuses([
    ['[\n  1, 2, 3,\n  ... 900 more items\n]', 'literal.shortened «...»'],
    ['Float32Array(100) [\n  0, 0,\n  ... 98 more items\n]', 'literal.shortened «...»'],
    ['(2) [Array(2), Array(2)]', 'literal.shortened «Array(2)»'],
    ['[ [ [Array], [Array] ], [ [Array] ] ]', 'literal.shortened «Array»'],
    ['new Float64Array(3)', 'literal.noValues «Float64Array(3)»'],
    ['Array(4) [ 1, <2 empty items>, 5 ]', 'literal.holes «<2 empty items>»'],
  ]);

  it('tells how to print a shortened one whole', () => {
    for (const text of ['[ 1, 2,\n  ... 900 more items\n]', 'Int8Array(9) [ 1, ... 8 more items ]', '[ [Array] ]']) {
      const [problem] = readText(text, literal).problems;
      assert.equal(problem.args.code, 'console.log(JSON.stringify(Array.from(x)))', text);
    }
  });
});

describe('The literal reader: text around arrays', () => {
  it('takes names from assignments, keys and prompts', () => {
    assert.deepEqual(byName('w = np.array([1.])\nself.b: torch.Tensor = torch.tensor([2.])', literal), {
      w: [1],
      'self.b': [2],
    });
    assert.deepEqual(byName("{'a': [1, 2], 'b': {'c': np.array([3.])}}", literal), { a: [1, 2], 'b.c': [3] });
    assert.deepEqual(byName("OrderedDict([('weight', tensor([1.])), ('bias', tensor([0.]))])", literal), {
      weight: [1],
      bias: [0],
    });
    assert.deepEqual(byName('>>> w\narray([1., 2.])', literal), { w: [1, 2] });
    assert.deepEqual(byName('In [3]: print(w)\n[1. 2.]', literal), { w: [1, 2] });
    assert.deepEqual(byName('Out[4]: array([1.])', literal), { '': [1] });
    assert.deepEqual(byName('const x: number[][] = [[1, 2]];', literal), { x: [[1, 2]] });
  });

  it('reads what a prompt’s input printed, and the input where it printed nothing', () => {
    assert.deepEqual(nested('>>> np.array([1, 2]) * 2\narray([2, 4])', literal), [2n, 4n]);
    assert.deepEqual(byName('>>> x = np.array([1, 2])', literal), { x: [1n, 2n] });
    assert.deepEqual(nested('>>> for i in [1, 2]:\n...     pass\narray([5])', literal), [5n]);
  });

  it('reads a number that was printed behind a prompt', () => {
    assert.deepEqual(byName('>>> loss\n0.25\n>>> ok\nTrue\n'), { loss: 0.25, ok: true });
  });

  it('passes over log prefixes, labels, subscripts, shapes and what is in parentheses', () => {
    const cases: readonly Case[] = [
      ["2024-01-01 12:00:00,123 INFO train.py:12 x = tensor([1., 2.], device='cuda:0')", { x: [1, 2] }],
      ['[2024-01-01 12:00:00] INFO: loss: [0.5, 0.25]', { loss: [0.5, 0.25] }],
      ['[12] tensor([1., 2.]) of shape (1, 2)', { '': [1, 2] }],
      ['x[0] = [1, 2]', { x: [1, 2] }],
      ['<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>', { '': [1, 2] }],
    ];
    for (const [text, expected] of cases) assert.deepEqual(byName(text, literal), expected, text);
  });

  it('reads several arrays of one text', () => {
    const { tensors } = readText('[1 2 3]\n[4 5]\n', literal);
    assert.deepEqual(tensors.map(({ tensor }) => tensor.shape), [[3], [2]]); // prettier-ignore
    assert.deepEqual(byName('(array([1.]), array([2., 3.]))', literal), { '0': [1], '1': [2, 3] });
  });

  it('reads arrays in comments where there are no others', () => {
    assert.deepEqual(byName('# w = [[1, 2],\n#      [3, 4]]', literal), { w: [[1, 2], [3, 4]] }); // prettier-ignore
    assert.deepEqual(byName('x = [5] # [1, 2]', literal), { x: [5] });
  });

  it('reads a number that is assigned where there is no array', () => {
    assert.deepEqual(byName('eps = 1e-5', literal), { eps: 1e-5 });
  });

  it('leaves no array out silently: what is assigned is meant', () => {
    assert.deepEqual(problemsOf('x = [1/3, 2]\ny = [1, 2]', literal), ['literal.expression «/»']);
    assert.deepEqual(byName('x = [1/3, 2]\ny = [1, 2]', literal), { y: [1, 2] });
  });

  it('says that code behind an array is not run', () => {
    assert.deepEqual(problemsOf('np.array([1, 2]).reshape(2, 1)', literal), ['literal.unapplied «.reshape(2, 1)»']);
    assert.deepEqual(problemsOf('torch.tensor([1.]).cuda()', literal), []);
  });
});

describe('The literal reader: a scale in front of an array', () => {
  const cases: readonly Case[] = [
    ['x = 1.0e+02 * [[1.5, 2.0]]', [[150, 200]]],
    ['1.0e+02 *\n[[1.5, 2.0], [3, 4]]', [[150, 200], [300, 400]]],
    ['1e2  *  [1 2; 3 4]', [[100, 200], [300, 400]]],
    ['>>> x\n1.0e+02 * [[1.5, 2.0]]', [[150, 200]]],
    ['# 1.0e+02 * [[1.5, 2.0]]', [[150, 200]]],
    ['x = -1e-3*[1 2 3]', [-0.001, -0.002, -0.003]],
    ['x = 2 * np.array([1, 2.5])', [2, 5]],
    ['10 * [1 2; 3 4]', [[10, 20], [30, 40]]],
    ['1.0e+02 * [[1.5, 2.0],', [[150, 200]]],
    ['tensor(1.0e+02 *\n       [[1.5, 2.0]])', [[150, 200]]],
  ]; // prettier-ignore

  it('multiplies the values', () => {
    for (const [text, expected] of cases) assert.deepEqual(nested(text), expected, text);
  });

  it('multiplies them in a file, too', () => {
    const { tensors } = read(fileSource(new TextEncoder().encode('# °\nx = 1.0e+02 * [[1.5, 2.0]]\n')));
    assert.deepEqual(tensors.map(({ tensor }) => toNested(tensor)), [[[150, 200]]]); // prettier-ignore
  });

  it("belongs to one array only, and to the tensor's place", () => {
    assert.deepEqual(byName('a = 1e2 * [1 2]\nb = [3. 4.]'), { a: [100, 200], b: [3, 4] });
    const text = 'x = 1.0e+02 * [[1.5, 2.0]]';
    const { span, locate } = one(text);
    assert.equal(text.slice(span.start, span.end), '1.0e+02 * [[1.5, 2.0]]');
    assert.equal(locate?.(1).start, text.indexOf('2.0'));
  });

  it('keeps integers and dtypes as the library would', () => {
    assert.equal(one('2 * np.array([1, 2])').tensor.dtype, 'int64');
    assert.equal(one('0.5 * np.array([1, 2])').tensor.dtype, 'float64');
    assert.equal(one('0.5 * torch.tensor([1., 2.])').tensor.dtype, 'float32');
  });

  it('is none where it repeats a list: that is code, which is not run', () => {
    assert.deepEqual(problemsOf('x = 3 * [0.5, 2]'), ['literal.unappliedBefore «3 *»']);
    assert.deepEqual(problemsOf('np.array([3*[0.5], 3*[1.0]])'), ['literal.expression «*»']);
  });

  it('is the only code in front of an array that is applied; what else stands there is said', () => {
    assert.deepEqual(problemsOf('y = a * np.array([1, 2])'), ['literal.unappliedBefore «a *»']);
    assert.deepEqual(problemsOf('y = -np.array([1, 2])'), ['literal.unappliedBefore «-»']);
    assert.deepEqual(problemsOf('y = b - np.array([1, 2])'), ['literal.unappliedBefore «b -»']);
    assert.deepEqual(problemsOf('2 * 1e2 * [1 2]'), ['literal.unappliedBefore «2 *»']);
    for (const log of ['2024-01-01 12:00:00 - root - INFO - [0.1, 0.2]', '* [1, 2]', 'Progress 50% [0.1, 0.2]'])
      assert.deepEqual(problemsOf(log), [], log);
  });
});

describe('The literal reader: a selection that begins inside an array and goes on to others', () => {
  it('says which values belong to none', () => {
    const text = '5.25, 6]], "b": [7, 8]}';
    assert.deepEqual(problemsOf(text), ['readers.cutStart «5.25, 6]»']);
    assert.deepEqual(byName(text), { b: [7, 8] });
    assert.deepEqual(problemsOf('4., 5.25]], dtype'), ['readers.cutStart «4., 5.25]»']);
    assert.deepEqual(problemsOf('2) x = [1, 2]'), []);
  });

  it('may begin inside a key', () => {
    const text = 'w": [[1, 2], [3, 4]], "b": [7, 8]}';
    assert.deepEqual(byName(text), { '': [[1, 2], [3, 4]], b: [7, 8] }); // prettier-ignore
    assert.equal(readText(text).tensors[0].locate?.(3).start, text.indexOf('4'));
    assert.deepEqual(byName('": [1.5, 2], "b": [7, 8]'), { '': [1.5, 2], b: [7, 8] });
  });

  it('is no table of the rows of a matrix', () => {
    assert.deepEqual(problemsOf('2 3; 4 5 6'), ['readers.ragged «4 5 6»']);
  });
});

describe('The literal reader: dicts and records', () => {
  it('reads a list of dicts as a table, as in JSON', () => {
    const cases: readonly Case[] = [
      ["[{'a': 1, 'b': 2.5}, {'a': 3, 'b': None}]", [[1, 2.5], [3, NaN]]],
      ['const rows = [{a: 1, b: 2.5}, {a: 3, b: NaN}];', [[1, 2.5], [3, NaN]]],
      ["[{'a': np.int64(1), 'b': np.float64(2.5)}, {'a': np.int64(3), 'b': nan}]", [[1, 2.5], [3, NaN]]],
      ["{'a': 1, 'b': 2.5}\n{'a': 3, 'b': nan}\n", [[1, 2.5], [3, NaN]]],
      [">>> df.to_dict('records')\n[{'a': 1, 'b': 2.5}, {'a': 3, 'b': nan}]", [[1, 2.5], [3, NaN]]],
    ]; // prettier-ignore
    for (const [text, expected] of cases) {
      assert.deepEqual(nested(text), expected, text);
      assert.deepEqual(one(text).labels, [undefined, ['a', 'b']], text);
    }
  });

  it('reads a dict of dicts as a table, as pandas’ to_dict() gives it', () => {
    const text = "{'a': {0: 1, 1: 2}, 'b': {0: 3, 1: 4}}";
    assert.deepEqual(nested(text), [[1, 3], [2, 4]]); // prettier-ignore
    assert.deepEqual(one(text).labels, [['0', '1'], ['a', 'b']]); // prettier-ignore
  });

  it('reads a dict of numbers and lists as named tensors, behind the dict’s own name', () => {
    assert.deepEqual(byName("{'a': 1, 'b': [0.5, 1.]}"), { a: 1, b: [0.5, 1] });
    assert.deepEqual(byName("h = {'loss': [2, 1],  # falls\n 'acc': [.5, .7]}"), {
      'h.loss': [2, 1],
      'h.acc': [0.5, 0.7],
    });
  });

  it('names texts that are set aside, and the place of each value', () => {
    const text = "[{'id': 'it\\'s', 'x': -1}, {'id': \"b\", 'x': 2}]";
    assert.deepEqual(problemsOf(text), ["json.setAside «'id'»"]);
    const span = one(text).locate?.(0);
    assert.equal(text.slice(span?.start, span?.end), '-1');
  });
});

describe('The literal reader: what it refuses', () => {
  refuses([
    ['array([1.+2.j, 3.])', 'literal.complex «+2.j»'],
    ['array([1. + 0.j])', 'literal.complex «0.j»'],
    ["array(['a', 'b'], dtype='<U1')", "literal.text «'<U1'»"],
    ["['a', 'b']", "literal.text «'a'»"],
    ["array(['2020-01-01'], dtype='datetime64[D]')", "literal.datetime «'datetime64[D]'»"],
    ['array([1, None], dtype=object)', 'literal.object «object»'],
    ["array([(1, 2.)], dtype=[('x', '<i8'), ('y', '<f8')])", "literal.structured «[('x', '<i8'), ('y', '<f8')]»"],
    ['tensor(indices=tensor([[0]]), values=tensor([1.]), size=(2,), nnz=1, layout=torch.sparse_coo)', 'literal.sparse «tensor([[0]])»'],
    ["tensor(..., device='meta', size=(3,))", 'literal.meta «...»'],
    ['SparseTensor(indices=tf.Tensor([[0 0]], shape=(1, 2), dtype=int64), values=tf.Tensor([1.], shape=(1,), dtype=float32))', 'literal.sparse «SparseTensor»'],
    ['tensor([0.1, 0.2], size=(2,), dtype=torch.quint8, quantization_scheme=torch.per_tensor_affine, scale=0.1, zero_point=10)', 'literal.quantized «torch.quint8»'],
    ["<tf.Tensor 'add:0' shape=(2, 3) dtype=float32>", 'literal.noValues «(»'],
    ['<KerasTensor shape=(None, 3), dtype=float32, sparse=False, name=keras_tensor>', 'literal.noValues «(»'],
    ['Traced<ShapedArray(float32[3])>with<DynamicJaxprTrace(level=1/0)>', 'literal.noValues «ShapedArray»'],
    ['torch.Size([2, 3])', 'literal.noValues «torch.Size»'],
    ['[x, 1]', 'literal.word «x»'],
    ['[1, y]', 'literal.word «y»'],
    ['[1/3, 2]', 'literal.expression «/»'],
    ['[2 * 3, 1]', 'literal.expression «*»'],
    ['[1 - 2]', 'literal.expression «-»'],
    ['np.zeros([2, 3])', 'literal.expression «np.zeros»'],
    ['[1,, 2]', 'literal.missingValue «,»'],
    ['[1, 2)', 'literal.mismatch «)»'],
    ['np.array([[', 'literal.unclosed «[»'],
    ['array([[1, 2], [3]])', 'readers.ragged «[3]»'],
    ['[[1] [9 1 ;]]', 'readers.listAmongNumbers «;»'],
    ['tf.Tensor([1. 2.], shape=(3,), dtype=float32)', 'literal.shape «(3,)»'],
    ['no numbers', 'readers.noNumbers «no numbers»'],
  ]); // prettier-ignore

  it('takes a document as it stands: a bracket that is never closed is a mistake there', () => {
    const whole = { ...literal, whole: true };
    assert.deepEqual(problemsOf('np.array([[1, 2], [3, 4]', whole), ['literal.unclosed «[»']);
  });

  it('refuses a shortened print with the line that prints it whole, for its library', () => {
    const remedies: Readonly<Record<string, string>> = {
      'array([0, 1, ..., 8, 9])': 'np.set_printoptions(threshold=np.inf)',
      '[[0. 1. ... 8. 9.]]': 'np.set_printoptions(threshold=np.inf)',
      'tensor([0., ..., 1.])': "torch.set_printoptions(profile='full')",
      'Array([0., ..., 1.], dtype=float32)': 'jnp.set_printoptions(threshold=np.inf)',
      '100×1 Matrix{Float64}:\n 1.0\n ⋮\n 3.0': 'show(IOContext(stdout, :limit => false), "text/plain", x)',
    };
    for (const [text, code] of Object.entries(remedies)) {
      const [problem] = readText(text, literal).problems;
      assert.deepEqual([problem.code, problem.args.code], ['literal.shortened', code], text);
    }
  });

  it('never runs anything', () => {
    assert.deepEqual(readText('[globalThis.touched = 1, (() => 2)()]', literal).tensors, []);
    assert.equal((globalThis as { touched?: number }).touched, undefined);
  });
});

describe('The literal reader: time', function () {
  // Wall-clock time, on a machine that may be busy; what is asserted is the time of this process.
  this.timeout(30_000);
  const LENGTH = 2 ** 17;
  const hostile: Readonly<Record<string, string>> = {
    'opening brackets': '['.repeat(LENGTH),
    'closing brackets': ']'.repeat(LENGTH),
    calls: 'array('.repeat(LENGTH / 8),
    'calls in lists': '[array('.repeat(LENGTH / 8),
    quotes: `'\\`.repeat(LENGTH / 2),
    'open comments': '/*'.repeat(LENGTH / 2),
    'small arrays': '[1,2]\n'.repeat(LENGTH / 8),
    words: 'x = '.repeat(LENGTH / 4),
    dots: '.'.repeat(LENGTH),
    signs: '-+'.repeat(LENGTH / 2),
    prompts: '>>> \n'.repeat(LENGTH / 5),
    headings: 'A =\n 1\n'.repeat(LENGTH / 8),
    'labels in front of one array': `${'[1] '.repeat(LENGTH / 4)}tensor([1.])`,
    'equals signs in a call': `array(${'a='.repeat(LENGTH / 2)}`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`answers 128 KB of ${name} in less than a second`, () => {
      const { tensors, problems } = withinASecond(() => readText(text, literal));
      assert.ok(tensors.length + problems.length > 0);
    });
  }
});
