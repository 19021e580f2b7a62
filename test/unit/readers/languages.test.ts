import assert from 'node:assert/strict';
import { byName, nested, one, problemsOf, readText } from './reading';

const literal = { format: 'literal' } as const;

/** That a text is refused with nothing but this problem, at this place. */
function refused(text: string, problem: string, options = {}): void {
  assert.deepEqual(problemsOf(text, options), [problem], text);
  assert.deepEqual(readText(text, options).tensors, [], text);
}

describe('Arrays of Rust', () => {
  it('that repeat a value are refused', () => {
    refused('vec![1.0; 3]', 'literal.expression «[1.0; 3]»');
    refused('let a = [0.5; 4];', 'literal.expression «[0.5; 4]»');
    refused('let a: [f64; 4] = [0.5; 4];', 'literal.expression «[0.5; 4]»');
    refused('let z = [[0.0; 3]; 2];', 'literal.expression «[0.0; 3]»');
    refused('[0.5; 4]', 'literal.expression «[0.5; 4]»', { languageId: 'rust' });
  });

  it('are told from columns of MATLAB and Julia, or it is said which was read', () => {
    assert.deepEqual(nested('[0.5; 4]'), [[0.5], [4]]);
    assert.deepEqual(problemsOf('[0.5; 4]'), ['literal.repeats «[0.5; 4]»']);
    assert.deepEqual(problemsOf('[0.5; 4]', { languageId: 'julia' }), []);
    assert.deepEqual(problemsOf('[0.5; 4.5]'), []);
    assert.deepEqual(problemsOf('[0.5; 4; 5]'), []);
  });
});

describe('Calls that take elements one by one', () => {
  it('are axes in Scala, of float64 and not as JAX has them', () => {
    assert.deepEqual(nested('Array(Array(1.0, 2.0), Array(3.0, 4.0))'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.equal(one('val x = Array(1.0, 2.0)').tensor.dtype, 'float64');
    assert.deepEqual(byName('res0: List[Int] = List(1, 2, 3)'), { res0: [1, 2, 3] });
    assert.deepEqual(nested('Vector(List(1, 2), List(3, 4))'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('Array(Array(1.0, 2.0))'), [[1, 2]]);
  });

  it('are none where brackets hold them', () => {
    assert.equal(one('Array([1., 2.], dtype=float32)').tensor.dtype, 'float32');
    assert.deepEqual(one('Array(1.5, dtype=float32)').tensor.shape, []);
    assert.deepEqual(nested('Vector((0.5, 1.0))'), [0.5, 1]);
  });
});

describe('What C and its kin declare', () => {
  it('is the shape, though the values stand in one pair of braces', () => {
    assert.deepEqual(nested('double a[2][3] = {1, 2, 3, 4, 5, 6};'), [[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    assert.deepEqual(nested('float a[][2] = {1, 2, 3, 4};'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('int a[2][2] = {{1, 2}, {3, 4}};'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('int a[3] = {1, 2, 3};'), [1, 2, 3]);
  });

  it('is refused where the language would fill what is not written', () => {
    refused('int a[5] = {1, 2};', 'literal.declared «{1, 2}»');
    refused('int a[5] = {0};', 'literal.declared «{0}»');
    refused('new int[5]{1, 2}', 'literal.declared «{1, 2}»');
    refused('std::array<double, 3> a = {1, 2};', 'literal.declared «{1, 2}»');
    refused('[3]int{1, 2}', 'literal.declared «[3]int{1, 2}»');
    refused('x := [5]int{1: 10}', 'literal.expression «:»');
    assert.deepEqual(byName('x := [3]float32{1, 2, 3}'), { x: [1, 2, 3] });
    assert.equal(one('x := []float32{1, 2}').tensor.dtype, 'float32');
  });

  it('is no index on which something is assigned', () => {
    assert.deepEqual(byName('x[0] = [1, 2]'), { x: [1, 2] });
    assert.deepEqual(byName('int[] a = {1, 2};'), { a: [1, 2] });
  });

  it('has every element, or is refused', () => {
    assert.deepEqual(nested('{[0] = 1, [1] = 5}'), [1, 5]);
    refused('{[0]=1,[2]=5}', 'literal.expression «[»');
    refused('double a[] = {[1] = 1, [2] = 5};', 'literal.expression «[»');
  });

  it('makes digits behind a 0 octal; without a language it is said', () => {
    assert.deepEqual(nested('int a[] = {010, -020};'), [8, -16]);
    assert.deepEqual(nested('[010, 7]', { languageId: 'javascript' }), [8, 7]);
    refused('int a[] = {08};', 'literal.notNumber «08»');
    assert.deepEqual(nested('[010, 020]'), [10, 20]);
    assert.deepEqual(problemsOf('[7, 010, 020]'), ['literal.leadingZero «010»']);
    assert.deepEqual(problemsOf('[1,000, 2,000]'), ['literal.leadingZero «000»']);
    assert.deepEqual(problemsOf('[0, 0.5, 0x1F, 0o17, -0]', literal), []);
  });
});

describe('Prints of MATLAB, Octave and Julia', () => {
  it('of empty arrays have the shape that is said', () => {
    assert.deepEqual(one('x = [](0x3)').tensor.shape, [0, 3]);
    assert.deepEqual(problemsOf('x = [](0x3)'), ['readers.hollow «[](0x3)»']);
  });

  it('of structs have the numbers beside the arrays', () => {
    const matlab = 's = \n\n  struct with fields:\n\n    a: [1 2 3]\n    b: 5\n    c: 2.5\n';
    assert.deepEqual(byName(matlab), { a: [1n, 2n, 3n], b: 5, c: 2.5 });
    const octave =
      's =\n\n  scalar structure containing the fields:\n\n    a =\n\n       1   2   3\n\n    b = 5\n    c = text\n';
    assert.deepEqual(byName(octave), { a: [[1, 2, 3]], b: 5 });
  });

  it('go on behind three dots at the end of a line, if a semicolon ends them', () => {
    assert.deepEqual(nested('A = [1 2 ...\n 3 4];'), [1, 2, 3, 4]);
    refused('[1 2 ...\n 3 4]', 'literal.shortened «...»');
  });

  it('that join along a third axis are refused', () => {
    refused('[1 2;;; 3 4]', 'literal.expression «;;;»');
    refused('[1;; 2]', 'literal.expression «;;»');
  });
});

describe('Prints of R', () => {
  it('of lists are named tensors, without what is no number', () => {
    assert.deepEqual(byName('[[1]]\n[1] 1 2 3\n\n[[2]]\n[1] 4 5\n'), { 1: [1, 2, 3], 2: [4, 5] });
    const text = '$a\n[1] 1 2 3\n\n$name\n[1] "x"\n\n$m\n     [,1] [,2]\n[1,]    1    2\n\n$b$c\n[1] 4\n';
    assert.deepEqual(byName(text), { a: [1, 2, 3], m: [[1, 2]], 'b.c': [4] });
    assert.deepEqual(problemsOf(text), ['literal.text «"x"»']);
  });

  it('never have the number of their first value among the values', () => {
    refused('[1] "1.5" "2.5"', 'literal.text «"1.5"»');
    refused('> x\n[1] "a" "b"', 'literal.text «"a"»');
    refused('[1] T F', 'literal.word «T»');
    refused('[1] a b\nLevels: a b', 'literal.word «a»');
    refused('[1] 1+2i 3+0i', 'literal.complex «+2i»');
    assert.deepEqual(nested('[1] TRUE FALSE'), [true, false]);
    assert.deepEqual(nested('[1] NA 1'), [NaN, 1]);
  });
});

describe('Numbers in brackets that only number what is behind them', () => {
  it('are no tensors', () => {
    for (const text of ['[0]: 1.0\n[1]: 2.0', '[0] = 1.5\n[1] = 2.5', '(0): Linear(in_features=10)'])
      assert.deepEqual(readText(text, literal).tensors, [], text);
    assert.deepEqual(byName('[3]int [1,2,3]'), { '': [1, 2, 3] });
  });

  it('are not read where a 0 in front of a name’s number is not needed', () => {
    refused('x = 1,000', 'literal.notNumber «000»');
    refused('mode = 0755', 'literal.notNumber «0755»');
  });
});

describe('Texts that hold no arrays, though they have numbers', () => {
  it('are refused', () => {
    assert.deepEqual(readText(' 1  2\n 3  4\n[ CPUFloatType{2,2} ]').tensors, []);
    refused('ParameterList(\n    (0): Parameter containing: [torch.float32 of size 2]\n)', 'literal.noValues «[»');
  });

  it('are told from tables and from arrays in them', () => {
    assert.deepEqual(one('20240101 12 34 56 78\n20240102 23 45 67 89').tensor.shape, [2, 5]);
    assert.deepEqual(byName('<script>var x = [1, 2];</script>'), { x: [1, 2] });
  });
});
