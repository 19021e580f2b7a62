import assert from 'node:assert/strict';
import { arrayAt, arraysIn } from '../../../src/core/readers/locate';
import { withinASecond } from './reading';

/** The array around the bar in a text, as `name: text`. */
function at(marked: string, languageId?: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = arrayAt(text, offset, languageId);
  return place && `${place.name}: ${text.slice(place.span.start, place.span.end)}`;
}

function all(text: string, languageId?: string): string[] {
  return arraysIn(text, languageId).map(({ name, span }) => `${name}: ${text.slice(span.start, span.end)}`);
}

describe('The array around the cursor', function () {
  // Wall-clock time, on a machine that may be busy; what is asserted is the time of this process.
  this.timeout(30_000);

  it('is the outermost one, with the call it is the argument of and the name it is given', () => {
    assert.equal(at('w = np.array([[1, 2],\n  # |rows\n  [3, 4]], dtype=np.float32)\n'), 'w: np.array([[1, 2],\n  # rows\n  [3, 4]], dtype=np.float32)'); // prettier-ignore
    assert.equal(at('const x: number[][] = [[1, 2], [|3, 4]];'), 'x: [[1, 2], [3, 4]]');
    assert.equal(at('float a[2][2] = {{1.f, 2.f}, {|3.f, 4.f}};'), 'a: {{1.f, 2.f}, {3.f, 4.f}}');
    assert.equal(at("tensor([1., |2.], device='cuda:0', grad_fn=<AddBackward0>)"), ": tensor([1., 2.], device='cuda:0', grad_fn=<AddBackward0>)"); // prettier-ignore
    assert.equal(at('A = [1 2; 3| 4];'), 'A: [1 2; 3 4]');
  });

  it('has the scale in front of it', () => {
    assert.equal(at('x = 1.0e+02 * [[1.5|, 2.0]]'), 'x: 1.0e+02 * [[1.5, 2.0]]');
    assert.equal(at('1.0e+02 *\n[[1.5|, 2.0]]'), ': 1.0e+02 *\n[[1.5, 2.0]]');
    assert.equal(at('y = 2.5 * np.array([1, |2])'), 'y: 2.5 * np.array([1, 2])');
    assert.deepEqual(all('a = 1e2 * [3 4]\nfoo 1 * bar [1, 2]'), ['a: 1e2 * [3 4]', ': [1, 2]']);
  });

  it('is found from its first to its last character, and not beside it', () => {
    assert.equal(at('x = |[1, 2] '), 'x: [1, 2]');
    assert.equal(at('x = [1, 2]| '), 'x: [1, 2]');
    assert.equal(at('x = [1, 2] |'), undefined);
    assert.equal(at('x| = [1, 2]'), undefined);
  });

  it('is no subscript, no call of some function, no block of code, no list of names', () => {
    for (const text of ['a[|0]', 'f(1|, 2)', 'if (x) { return |1; }', '[a, b|, 1]', '"[1, |2]"']) {
      assert.equal(at(text), undefined, text);
    }
  });

  it('is the innermost one that is whole, where what is around it is no array', () => {
    assert.equal(at('f([[1, 2], [3|, 4]], x)'), ': [[1, 2], [3, 4]]');
    assert.equal(at('{ const a = [1, |2]; }'), 'a: [1, 2]');
    assert.equal(at('[name, [1, |2]]'), ': [1, 2]');
  });

  it('is an array that a reader will refuse, so that it can say why', () => {
    assert.equal(at('array([0, 1, ..|., 9])'), ': array([0, 1, ..., 9])');
    assert.equal(at('[[1, 2], [|3]]'), ': [[1, 2], [3]]');
    assert.equal(at('np.array([1+2j|])'), ': np.array([1+2j])');
  });

  it('is the object of arrays in JSON, texts and all', () => {
    const text = '{"name": "net", "layers": [{"w": [1, |2]}]}';
    assert.equal(at(text, 'json'), `: ${text.replace('|', '')}`);
    assert.equal(at("p = {'a': [1, |2], 'b': [3]}"), "p: {'a': [1, 2], 'b': [3]}");
  });

  it('is found in a comment, where the cursor is in one', () => {
    assert.equal(at('x = [1, 2]\n# y = [[1, 2],\n#      [3|, 4]]\n'), 'y: [[1, 2],\n#      [3, 4]]');
    assert.equal(at('x = [1, |2] # [3, 4]'), 'x: [1, 2]');
  });

  it('is found in a document of 50 MB in well under a second', () => {
    const prose = 'lorem ipsum dolor, don’t you? foo(bar)\n'.repeat(1_300_000);
    const text = `${prose}y = [1, 2, 3]\n${prose.slice(0, 1000)}`;
    const place = withinASecond(() => arrayAt(text, prose.length + 7));
    assert.deepEqual(place, { span: { start: prose.length + 4, end: prose.length + 13 }, name: 'y' });
    assert.equal(withinASecond(() => arrayAt(text, 25_000_000)), undefined); // prettier-ignore
  });

  it('is found where it is a megabyte long itself', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `  [${i}, ${i}.5, 3],`).join('\n');
    const text = `a = 1\nx = [\n${rows}\n]\nb = 2\n`;
    const place = withinASecond(() => arrayAt(text, 600_000));
    assert.deepEqual(place, { span: { start: 10, end: text.length - 7 }, name: 'x' });
  });
});

describe('The arrays of a document', function () {
  // Wall-clock time, on a machine that may be busy; what is asserted is the time of this process.
  this.timeout(30_000);

  it('are the outermost ones of two values or more, in order', () => {
    const text = [
      'x = [1, 2]  # [5, 6]',
      'y = foo(3) + x[0] + x[1:3]',
      'z = np.array([[1, 2], [3, 4]])',
      's = "[7, 8]"',
      'v = vec![1.0, 2.0]',
      'one = [1]',
    ].join('\n');
    assert.deepEqual(all(text), ['x: [1, 2]', 'z: np.array([[1, 2], [3, 4]])', 'v: vec![1.0, 2.0]']);
  });

  it('are one array where it has more rows than arrays are listed', () => {
    const text = `x = [${Array.from({ length: 12_000 }, (_, i) => `[${i}, -4e-3]`).join(',\n')}]`;
    assert.deepEqual(all(text), [`x: ${text.slice(4)}`]);
    assert.deepEqual(arrayAt(text, 9)?.span, { start: 4, end: text.length });
  });

  it('are found in quotes that never close and brackets that never match', () => {
    assert.deepEqual(all("don't [1, 2] (] [3, 4]"), [': [1, 2]', ': [3, 4]']);
  });

  it('take linear time on any text', () => {
    const LENGTH = 2 ** 17;
    for (const piece of PIECES) {
      const text = piece.repeat(LENGTH / piece.length);
      withinASecond(() => arraysIn(text));
      withinASecond(() => arrayAt(text, LENGTH / 2));
    }
  });

  it('take less than a second in 20 MB of nothing but brackets or commas', () => {
    for (const piece of ['[', ',']) {
      const text = piece.repeat(20_000_000 / piece.length);
      withinASecond(() => arraysIn(text));
      withinASecond(() => arrayAt(text, 10_000_000));
    }
  });
});

// What makes a walk through a text go back, or look ahead, again and again if it is not careful.
const PIECES = ['[', ']', '[(', '([)]', "'\\", '/*', '"""', '[1,2]', 'a.b', '{a:', '[1,', '...', '-+', 'x=[1,2]\n'];
