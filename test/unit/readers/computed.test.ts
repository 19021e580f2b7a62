import assert from 'node:assert/strict';
import { byName, nested, problemsOf, readText } from './reading';

describe('A name that is given more than a number', () => {
  const expressions: readonly (readonly [text: string, expression: string])[] = [
    ['z = 3 + 4', '3 + 4'],
    ['lr = 1e-3 * 2', '1e-3 * 2'],
    ['lr=1e-3*2', '1e-3*2'],
    ['x = 5 if a else 3', '5 if a else 3'],
    ['y = 2 ** 3  # eight', '2 ** 3'],
    ['x = 1/3', '1/3'],
    ['x = 5 - y', '5 - y'],
    ['x = 5 % 3;', '5 % 3'],
    ['x = 5 // 2', '5 // 2'],
    ['x = 5 and 3', '5 and 3'],
    ['x = 5 == 3', '5 == 3'],
    ['x = 5 ± 0.1', '5 ± 0.1'],
    ['x = 3, 4 + 5', '3, 4 + 5'],
    ['x = 1:5', '1:5'],
    ['x = 0:0.1:1', '0:0.1:1'],
    ['x += 5', 'x += 5'],
  ];
  for (const [text, expression] of expressions) {
    it(`is an expression, which is not evaluated, and no table either: ${text}`, () => {
      assert.deepEqual(readText(text).tensors, []);
      assert.deepEqual(problemsOf(text), [`literal.expression «${expression}»`]);
    });
  }

  for (const text of ['version = 1.2.3', 'date: 2024-01-02', 'time: 12:30', 'host = 10.0.0.1', 'day = 1/2/2024']) {
    it(`is not taken for its first digits: ${text}`, () => {
      assert.deepEqual(readText(text).tensors, []);
      assert.deepEqual(problemsOf(text), [`readers.noNumbers «${text}»`]);
    });
  }

  it('keeps no other name from its number, and is said beside it', () => {
    assert.deepEqual(byName('lr = 0.1\nz = 3 + 4'), { lr: 0.1 });
    assert.deepEqual(problemsOf('lr = 0.1\nz = 3 + 4'), ['literal.expression «3 + 4»']);
    assert.deepEqual(problemsOf('a = 3 + 4\nb = 5 * 2'), ['literal.expression «3 + 4»']);
  });

  it('divides with two slashes where the language has no such comments', () => {
    assert.deepEqual(problemsOf('x = 5 // y', { languageId: 'python' }), ['literal.expression «5 // y»']);
    assert.deepEqual(byName('x = 5 // y', { languageId: 'javascript' }), { x: 5 });
  });

  it('is told from a number that is all there is, and from what a log says beside it', () => {
    assert.deepEqual(byName('x = 5'), { x: 5 });
    assert.deepEqual(byName('x = 5  # 1/3'), { x: 5 });
    assert.deepEqual(byName('x = -5;'), { x: -5 });
    assert.deepEqual(byName('x: int = 5'), { x: 5 });
    assert.deepEqual(byName('loss: 0.25 - acc: 0.9'), { loss: 0.25, acc: 0.9 });
    assert.deepEqual(byName('step: 10/100 - loss: 0.25'), { loss: 0.25 });
    assert.deepEqual(byName('epoch 3: loss = 0.25 | acc = 0.5'), { loss: 0.25, acc: 0.5 });
  });

  it('may be given several numbers, with blanks or commas between', () => {
    assert.deepEqual(byName('box: 1 2 -3.5'), { box: [1, 2, -3.5] });
    assert.deepEqual(byName('a = 1\nb = 2'), { a: 1, b: 2 });
  });
});

describe('Numbers that operators join', () => {
  for (const text of ['3 + 4', '2 ** 8', '1/3', '1:3', '3 - 4', '1.5 × 10^3']) {
    it(`are an expression, which is not evaluated: ${text}`, () => {
      assert.deepEqual(readText(text).tensors, []);
      assert.deepEqual(problemsOf(text), [`literal.expression «${text}»`]);
    });
  }

  it('are told from numbers with signs', () => assert.deepEqual(nested('1 -2'), [1n, -2n]));
});

describe('What looks like a number among numbers', () => {
  const literal = { format: 'literal' } as const;

  for (const [text, place] of [
    ['[1.2.3, 4]', '1.2.3'],
    ['[1..2, 3]', '1..2'],
    ['[4, 10.0.0.1]', '10.0.0.1'],
    ['[5kg, 3]', '5kg'],
    ['[１２, 3]', '１'],
  ]) {
    it(`is refused whole, and never split: ${text}`, () =>
      assert.deepEqual(problemsOf(text, literal), [`literal.notNumber «${place}»`]));
  }

  it('is an expression where operators are letters', () => {
    assert.deepEqual(problemsOf('[1.5 × 10^3, 2]', literal), ['literal.expression «×»']);
  });

  it('is named by its code where nobody sees it', () => {
    for (const [text, name] of [
      ['[1\u200b, 2]', 'U+200B'],
      ['[1, 2\u0000]', 'U+0000'],
      ['[1, \u00ad 2]', 'U+00AD'],
    ]) {
      const [problem] = readText(text, literal).problems;
      assert.deepEqual([problem.code, problem.args.text], ['literal.invisible', name]);
    }
    assert.equal(readText('\u200b').problems[0].args.text, 'U+200B');
  });

  it('is a number in parentheses of its own, and no list', () => {
    assert.deepEqual(nested('[(-1.0), 2.0]'), [-1, 2]);
    assert.deepEqual(nested('((1), 2)'), [1, 2]);
    assert.deepEqual(nested('[(1.0,), (2.0,)]'), [[1], [2]]);
  });

  it('is shortened where three dots stand directly behind a number', () => {
    for (const text of ['[1, 2, 3...]', '[0....]', '[0. 1.... 9.]'])
      assert.deepEqual(problemsOf(text, literal), ['literal.shortened «...»'], text);
  });
});
