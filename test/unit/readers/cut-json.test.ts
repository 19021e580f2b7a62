import assert from 'node:assert/strict';
import { sizeOf } from '../../../src/core';
import { byName, nested, one, problemsOf, readText } from './reading';

const DOCUMENTS: readonly string[] = [
  '{"weights": [1, 2, 3], "bias": [4.5, 5], "k": 6}',
  '[{"x": 11, "y": 2.5}, {"x": 3, "y": 44}, {"x": 5, "y": 6}]',
  '{"a": {"b": [1, 22], "n": "s, \\"t\\": x"}, "c": [[3, 4], [5, 6]], "d": null}',
  '{"loss": 0.5, "m": {"acc": 0.9, "z": [1]}}\n{"loss": 0.25, "m": {"acc": 0.95, "z": [2]}}\n',
  '{\n  "w": [\n    [1, 2],\n    [3, 4]\n  ],\n  "names": ["a", "b"],\n  "b": [5, 6]\n}',
  "[{'x': 1, 'y': True}, {'x': 3, 'y': None}]",
];

const NUMBERS = /\d+(?:\.\d+)?/g;

// The numbers of a text of which neither the first nor the last character is at an end of it, and which are neither read nor said not to be.
function unsaid(text: string): string[] {
  const { tensors, problems } = readText(text);
  const read = new Set(
    tensors.flatMap(({ tensor, locate }) => Array.from({ length: sizeOf(tensor.shape) }, (_, i) => locate?.(i).start)),
  );
  // A list in which a row is cut is refused at that row.
  const refused = problems.find(({ code }) => code === 'readers.ragged')?.span?.start ?? -1;
  const list = refused < 0 ? -1 : text.slice(0, refused).search(/\[\s*\[[^"]*$/);
  const whole = [...text.matchAll(NUMBERS)].filter(
    ({ index, 0: number }) => index > 0 && index + number.length < text.length,
  );
  const said = (at: number): boolean => problems.some(({ span }) => span && span.start <= at && at < span.end);
  return whole
    .filter(({ index }) => !read.has(index) && !said(index) && !(list >= 0 && list <= index))
    .map(({ index }) => `${index} of ${text}`);
}

describe('Every whole value of a selection of JSON is read, or said at its place not to be', () => {
  for (const text of DOCUMENTS) {
    const starts = Array.from({ length: text.length - 1 }, (_, i) => i);
    it(`that begins anywhere in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(starts.flatMap((start) => unsaid(text.slice(start))), [])); // prettier-ignore
    it(`that ends anywhere in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(starts.flatMap((end) => unsaid(text.slice(0, end + 1))), [])); // prettier-ignore
    it(`that does both in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(starts.flatMap((start) => unsaid(text.slice(start, start + (text.length >> 1)))), [])); // prettier-ignore
  }
});

describe('A selection of JSON', () => {
  it('that begins inside a key has its value, by the name that the next record has in its place', () => {
    for (const head of ['ghts": 1', '": 1', ': 1']) {
      const text = `${head}, "y": 2}, {"weights": 3, "y": 4}]`;
      assert.deepEqual(nested(text), [[1, 2], [3, 4]]); // prettier-ignore
      assert.deepEqual(one(text).labels, [undefined, ['weights', 'y']]);
      assert.deepEqual(problemsOf(text), [`json.cutKey «${head.slice(0, -3) || ':'}»`]);
    }
    assert.deepEqual(one('x": 1, "y": 2}, {"weights": 3, "y": 4}]').labels, [undefined, ['', 'y', 'weights']]);
  });

  it('has it without a name where there is no other record', () => {
    assert.deepEqual(byName('ghts": [1, 2], "b": 4}'), { '': [1, 2], b: 4 });
    assert.deepEqual(byName('[1, 2], "b": 4}'), { '': [1, 2], b: 4 });
    assert.deepEqual(byName('r": "text", "b": 4}'), { b: 4 });
  });

  it('that begins in a value goes on behind it', () => {
    assert.deepEqual(byName('lo", "a": 3}, {"n": "b", "a": 4}]'), { '': [[3], [4]] });
    assert.deepEqual(problemsOf('1, "y": 2}').slice(0, 1), ['json.cutValue «1»']);
    assert.deepEqual(problemsOf('1], [2, 3]], "y": 2}'), ['readers.cutStart «1], [2, 3]»']);
    assert.deepEqual(problemsOf('1, 2], "n": "x"}'), ['readers.cutStart «1, 2]»']);
  });

  it('that ends inside a word has everything before it', () => {
    for (const end of ['"b', '"b"', '"b":', '"b": [', '"b": "t', '"b": 4.', '"b": tru']) {
      assert.deepEqual(byName(`{"a": [1, 2], ${end}`), { a: [1, 2] });
      assert.deepEqual(problemsOf(`{"a": [1, 2], ${end}`), [`json.cutEnd «${end}»`]);
    }
  });

  it('of Python’s dicts is read likewise', () => {
    assert.deepEqual(nested("'x': 1, 'y': 2}, {'x': 3, 'y': None}]"), [[1, 2], [3, NaN]]); // prettier-ignore
    assert.deepEqual(nested(", {'x': 3, 'y': True}, {'x': 4, 'y': False}]"), [[3, 1], [4, 0]]); // prettier-ignore
  });

  it('that is none is left to the other readers', () => {
    assert.deepEqual(nested('a,"b"\n1,2\n3,4'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('"a","b"\n1,2\n3,4'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(byName('print("loss": [1, 2])'), { loss: [1, 2] });
  });

  it('in a whole document is a mistake', () => {
    assert.deepEqual(problemsOf('{"a": [1, 2], "b', { whole: true, languageId: 'json' }), ['json.unclosedString «"»']);
  });
});
