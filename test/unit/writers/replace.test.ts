import assert from 'node:assert/strict';
import { normalize } from '../../../src/core';
import { read } from '../../../src/core/readers';
import type { ReadOptions, ReadTensor } from '../../../src/core/readers/reader';
import { textSource } from '../../../src/core/readers/source';
import { tensor } from '../../../src/core/tensor/make';
import type { Tensor } from '../../../src/core/tensor/tensor';
import { cast, toFloat64 } from '../../../src/core/tensor/values';
import { edited } from '../../../src/core/writers/replace/element-edits';
import { replaceValues, type ReplaceOptions } from '../../../src/core/writers/replace/replace';
import { ok, problem } from '../../unit/outcome';
import { Random } from '../../fuzz/random';

interface Replacing extends ReadOptions, ReplaceOptions {
  /** Which of the tensors. */
  readonly at?: number;
}

function outcomeOf(text: string, values: (read: ReadTensor) => Tensor, { at = 0, ...options }: Replacing = {}) {
  const { choice, tensors } = read(textSource(text), options);
  const pieces = [{ start: 0, end: text.length }];
  return replaceValues({ text, base: 0, pieces, choice, options }, tensors[at], values(tensors[at]), options);
}

/** The text with the values of its tensor replaced. */
function replaced(text: string, values: readonly number[], options: Replacing = {}): string {
  const shaped = ({ tensor: { shape } }: ReadTensor) => tensor(Float64Array.from(values), { shape });
  return edited(text, ok(outcomeOf(text, shaped, options)));
}

/** The text z-scored, and the same values as the core gives them. */
function standardized(text: string, options: Replacing = {}): { text: string; values: Float64Array } {
  const of = (one: ReadTensor): Tensor => ok(normalize(one.tensor, { scheme: 'input' })).output;
  const { tensors } = read(textSource(text), options);
  return { text: edited(text, ok(outcomeOf(text, of, options))), values: toFloat64(of(tensors[options.at ?? 0])) };
}

const HALVES = [0.5, -1, 2.25, 1e-7];

describe('a replaced text', () => {
  it('keeps the layout of JSON: line breaks, indents, keys and the other arrays', () => {
    const text = '{\n  "w": [1, 2],\n  "x": [\n    [1.0,   2],\n    [3, 4.50]\n  ]\n}\n';
    assert.equal(
      replaced(text, HALVES, { format: 'json', at: 1 }),
      '{\n  "w": [1, 2],\n  "x": [\n    [0.5,   -1],\n    [2.25, 1e-7]\n  ]\n}\n',
    );
  });

  it('keeps comments and trailing commas', () => {
    assert.equal(
      replaced('[1, // one\n 2, /* two */ 3,\n 4,]', HALVES, { languageId: 'jsonc' }),
      '[0.5, // one\n -1, /* two */ 2.25,\n 1e-7,]',
    );
  });

  it('puts the columns of records back whichever their order', () => {
    assert.equal(
      replaced('[{"a":1,"b":2},{"b":4,"a":3}]', HALVES, { format: 'json' }),
      '[{"a":0.5,"b":-1},{"b":1e-7,"a":2.25}]',
    );
  });

  it('keeps header, index column, text columns, delimiter, decimal comma and quotes of a table', () => {
    const text = 'id;a;name;b\r\nr1;"1,5";x;2,25\r\nr2;3;"y;z";4\r\n';
    assert.equal(replaced(text, HALVES, { format: 'table' }), 'id;a;name;b\r\nr1;"0,5";x;-1\r\nr2;2,25;"y;z";1e-7\r\n');
  });

  it('quotes a number that would be two cells', () => {
    assert.equal(
      replaced('a,b\n"1,5",2\n"3,5",4\n', [1.5, 0.5, 2, 3], { format: 'table' }),
      'a,b\n"1,5","0,5"\n"2",3\n',
    );
  });

  it('leaves missing cells and NaN as they are spelled', () => {
    const text = 'a,b\n1,\n2,NA\n3,5\n4,7\n';
    const { text: made, values } = standardized(text, { format: 'table' });
    assert.match(made, /^a,b\n\S+,\n\S+,NA\n/);
    assert.deepEqual(toFloat64(read(textSource(made), { format: 'table' }).tensors[0].tensor), values);
  });

  it('keeps what a print says around the numbers, in the precision of its dtype', () => {
    assert.equal(
      replaced("tensor([[1., 2.],\n        [3., 4.]], device='cuda:0', grad_fn=<AddBackward0>)", [1 / 3, 0, -1, 2]),
      "tensor([[0.33333334, 0.0],\n        [-1.0, 2.0]], device='cuda:0', grad_fn=<AddBackward0>)",
    );
    assert.equal(
      replaced('np.array([1, 2], dtype=np.float16)', [1 / 3, 5]),
      'np.array([0.3333, 5.0], dtype=np.float16)',
    );
  });

  it('is of floats where integers stood: torch without a dtype makes float32 of them', () => {
    assert.equal(replaced('tensor([1, 2])', [1 / 3, 5]), 'tensor([0.33333334, 5.0])');
    assert.equal(replaced('array([1, 2])', [1 / 3, 5]), 'array([0.3333333333333333, 5.0])');
  });

  it('declares float64 where it declared integers, in the same spelling', () => {
    const cases = {
      'array([1, 2], dtype=int32)': 'array([0.5, 5.0], dtype=float64)',
      'torch.tensor([1, 2], dtype=torch.int64)': 'torch.tensor([0.5, 5.0], dtype=torch.float64)',
      "np.array([1, 2], dtype='<i4')": "np.array([0.5, 5.0], dtype='f8')",
      'np.array([1, 2], dtype=np.uint8)': 'np.array([0.5, 5.0], dtype=np.float64)',
    };
    for (const [text, expected] of Object.entries(cases)) assert.equal(replaced(text, [0.5, 5]), expected);
  });

  it('is refused where its constructor takes integers only', () => {
    assert.equal(problem(outcomeOf('torch.LongTensor([1, 2])', () => tensor([0.5, 5]))).code, 'replace.unfaithful');
  });

  it('spells NaN and infinities as its language does', () => {
    const values = [NaN, Infinity, -Infinity, 1];
    assert.equal(replaced('[[1. 2.]\n [3. 4.]]', values), '[[nan inf]\n [-inf 1.0]]');
    assert.equal(
      replaced('x = [[1, 2], [3, 4]]', values, { languageId: 'python' }),
      'x = [[math.nan, math.inf], [-math.inf, 1.0]]',
    );
    assert.equal(replaced('a,b\n1,2\n3,4\n', values, { format: 'table' }), 'a,b\nNaN,inf\n-inf,1\n');
  });

  it('asks how JSON is to say what it does not have, and says how many values that are', () => {
    const values = (): Tensor => tensor([NaN, Infinity, 1]);
    assert.deepEqual(problem(outcomeOf('[1, 2, 3]', values, { format: 'json' })).args, { nan: 1, inf: 1 });
    assert.equal(replaced('[1, 2, 3]', [NaN, Infinity, 1], { format: 'json', notFinite: 'null' }), '[null, null, 1]');
    assert.equal(
      replaced('[1, 2, 3]', [NaN, Infinity, 1], { format: 'json', notFinite: 'literal' }),
      '[NaN, Infinity, 1]',
    );
  });

  it('keeps a null that stays missing', () => {
    assert.equal(replaced('[1, null, 3]', [0.5, NaN, 2], { format: 'json' }), '[0.5, null, 2]');
  });

  it('keeps the sign of zero', () => assert.equal(replaced('[1, 2]', [-0, 0], { format: 'json' }), '[-0, 0]'));

  it('is itself where nothing changes: empty, one value, a constant', () => {
    for (const text of ['[]', '[5]', '[0, 0.0, 0e1]']) {
      const { tensors } = read(textSource(text), { format: 'json' });
      const same = tensors[0]?.tensor ?? tensor(new Float64Array(0));
      if (tensors.length > 0) assert.equal(edited(text, ok(outcomeOf(text, () => same, { format: 'json' }))), text);
    }
  });

  it('is written in as many digits as asked for', () => {
    assert.equal(
      replaced('[1, 2, 3]', [1 / 3, 200, 1e-9 / 3], { format: 'json', digits: 3 }),
      '[0.333, 200, 3.33e-10]',
    );
  });

  it('is refused for what was not read of a text', () => {
    const whole: ReadTensor = { name: '', tensor: tensor([1, 2]), span: { start: 0, end: 6 } };
    const source = { text: '[1, 2]', base: 0, pieces: [], choice: { format: 'npy' as const }, options: {} };
    assert.equal(problem(replaceValues(source, whole, tensor([3, 4]))).code, 'replace.noText');
  });

  it('is an edit for each piece of a column selection, and nothing between them', () => {
    const text = '1,2\n3,4';
    const options = {};
    const { choice, tensors } = read(textSource(text), options);
    const pieces = [
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ];
    const edits = ok(
      replaceValues(
        { text, base: 0, pieces, choice, options },
        tensors[0],
        tensor([
          [5, 6],
          [3, 8],
        ]),
      ),
    );
    assert.deepEqual(edits, [
      { start: 0, end: 3, text: '5,6' },
      { start: 6, end: 7, text: '8' },
    ]);
  });

  it('counts from where the text begins in its document', () => {
    const text = 'x = [1, 2]';
    const { choice, tensors } = read(textSource(text.slice(4)), {});
    const moved = {
      ...tensors[0],
      span: { start: 4, end: 10 },
      locate: (i: number) => {
        const { start, end } = tensors[0].locate?.(i) ?? { start: 0, end: 0 };
        return { start: start + 4, end: end + 4 };
      },
    };
    const source = { text: text.slice(4), base: 4, pieces: [{ start: 0, end: 6 }], choice, options: {} };
    assert.deepEqual(ok(replaceValues(source, moved, tensor([7, 8]))), [{ start: 1, end: 5, text: '7, 8' }]);
  });
});

describe('the values of a replaced text', () => {
  const random = new Random(11);
  const number = (): number => (random.next() - 0.5) * 10 ** ((random.next() - 0.5) * 40);
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 7 }, number));
  const texts: Readonly<Record<string, readonly [string, ReadOptions]>> = {
    JSON: [JSON.stringify(rows, undefined, 1), { format: 'json' }],
    NDJSON: [rows.map((row) => JSON.stringify(row)).join('\n'), {}],
    CSV: [`${'abcdefg'.split('').join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`, { format: 'table' }],
    'a table with decimal commas': [
      `${'abcdefg'.split('').join(';')}\n${rows.map((row) => row.map((x) => String(x).replace('.', ',')).join(';')).join('\n')}\n`,
      { format: 'table' },
    ],
    'blanks between numbers': [rows.map((row) => row.join('  ')).join('\n'), {}],
    'a NumPy print': [`array(${JSON.stringify(rows)})`, {}],
    'a PyTorch print of float64': [`tensor(${JSON.stringify(rows)}, dtype=torch.float64)`, {}],
    'a list of MATLAB': [`[${rows.map((row) => row.join(' ')).join('; ')}]`, { languageId: 'matlab' }],
  };
  for (const [name, [text, options]] of Object.entries(texts)) {
    it(`are read back to the bit: ${name}`, () => {
      const { text: made, values } = standardized(text, options);
      assert.notEqual(made, text);
      assert.deepEqual(toFloat64(read(textSource(made), options).tensors[0].tensor), values);
    });
  }

  it('are those of the dtype that the text declares', () => {
    const { text: made, values } = standardized(`tensor(${JSON.stringify(rows.map((row) => row.map(Math.fround)))})`);
    const back = read(textSource(made), {}).tensors[0].tensor;
    assert.equal(back.dtype, 'float32');
    assert.deepEqual(toFloat64(back), toFloat64(cast(tensor(values), 'float32')));
  });
});
