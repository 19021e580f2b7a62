import assert from 'node:assert/strict';
import { outlineOf } from '../../../src/engine/outline';
import { OUTLINE_LIMIT } from '../../../src/protocol/engine';

function outline(text: string, languageId = 'python', isArray = false) {
  return outlineOf({ text, options: { languageId, whole: true }, isArray });
}
function lines(text: string, languageId?: string): string[] {
  return outline(text, languageId).arrays.map(({ name, tensors, problems }) => {
    const read = tensors.map((tensor) => `${tensor.name}[${tensor.shape.join('x')}]`).join(' ');
    return [name, read, ...problems.map(({ code }) => code)].join('|');
  });
}

describe('an outline', () => {
  it('has every array of a text, with its figures', () => {
    const text = 'x = [1, 2, 3]\ny = np.array([[1., nan], [3., inf]], dtype=np.float32)\n';
    const { arrays, total } = outline(text);
    assert.equal(total, 2);
    const [x, y] = arrays.map(({ tensors }) => tensors[0]);
    assert.deepEqual([x.name, x.shape, x.summary.mean], ['x', [3], 2]);
    assert.deepEqual([y.dtype, y.summary.n, y.summary.nan, y.summary.posInf], ['float32', 2, 1, 1]);
    assert.equal(
      y.counts.reduce((sum, count) => sum + count),
      2,
    );
    assert.equal(text.slice(x.span.start, x.span.end), '[1, 2, 3]');
  });

  it('has arrays that cannot be read, with what is wrong and where', () => {
    const text = 'a = [1, 2]\nb = [[1, 2], [3]]\nc = array([0, 1, ..., 9])\n';
    assert.deepEqual(lines(text), ['a|a[2]', 'b||readers.ragged', 'c||literal.shortened']);
    const span = outline(text).arrays[1].problems[0].span;
    assert.equal(text.slice(span?.start, span?.end), '[3]');
  });

  it('has arrays in comments', () => {
    assert.deepEqual(lines('x = [1, 2]\n# y = [3, 4]\n'), ['x|x[2]', 'y|y[2]']);
  });

  it('of a JSON document is the document, its tensors by their paths', () => {
    assert.deepEqual(lines('{"a": {"w": [1, 2]}, "b": [[3, 4]], "note": "x"}', 'json'), [
      '|a.w[2] b[1x2]|json.setAside',
    ]);
    assert.deepEqual(lines('{"w": [[1, 2], [3', 'json'), ['||json.unclosed']);
  });

  it('leaves out documents that hold settings and texts', () => {
    assert.deepEqual(lines('{"strict": true, "types": [], "level": 3, "names": ["a", "b"]}', 'json'), []);
    assert.deepEqual(lines('no numbers [a, b]'), []);
    assert.deepEqual(lines(''), []);
  });

  it('takes a table or a selection as one array', () => {
    const { arrays } = outline('a,b\n1,2\n3,\n', 'csv', true);
    assert.deepEqual(
      arrays[0].tensors.map(({ shape, summary }) => [shape, summary.nan]),
      [[[2, 2], 1]],
    );
    assert.deepEqual(outline('', 'csv', true).arrays, []);
  });

  it('reads no more arrays than there is use for, and says how many there are', () => {
    const { arrays, total } = outline('x = [1, 2]\n'.repeat(OUTLINE_LIMIT + 5));
    assert.deepEqual([arrays.length, total], [OUTLINE_LIMIT, OUTLINE_LIMIT + 5]);
  });
});
