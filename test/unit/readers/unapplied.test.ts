import assert from 'node:assert/strict';
import { byName, nested, one, problemsOf, readText } from './reading';

const [BEFORE, BEHIND, CALL] = ['unappliedBefore', 'unapplied', 'unappliedCall'].map((code) => `literal.${code}`);

describe('Code around an array, which is not run', () => {
  const said: readonly (readonly [text: string, code: string, place: string])[] = [
    ['-np.array([1, 2])', BEFORE, '-'],
    ['~np.array([1, 2])', BEFORE, '~'],
    ['-(np.array([1, 2]))', BEFORE, '-'],
    ['-[1, 2]', BEFORE, '-'],
    ['5 - 2 * np.array([1, 2])', BEFORE, '5 - 2 *'],
    ['1/255 * np.array([1, 2])', BEFORE, '1/255 *'],
    ['a + np.array([1, 2])', BEFORE, 'a +'],
    ['a - np.array([1, 2])', BEFORE, 'a -'],
    ['5 - [1, 2]', BEFORE, '5 -'],
    ['x += [1, 2]', BEFORE, 'x +='],
    ['[f(v) for v in [1, 2]]', BEFORE, '[f(v) for v in'],
    ['np.array([1, 2])[1:]', BEHIND, '[1:]'],
    ['[1, 2][::-1]', BEHIND, '[::-1]'],
    ['np.array([1, 2]).T', BEHIND, '.T'],
    ['(np.array([1, 2])).T', BEHIND, '.T'],
    ['np.array([1, 2]).reshape((2, 1)).astype(int)', BEHIND, '.reshape((2, 1)).astype(int)'],
    ['torch.tensor([1., 2.]).cpu().reshape(2, 1)', BEHIND, '.cpu().reshape(2, 1)'],
    ['torch.tensor([1., 2.]).to(torch.float16)', BEHIND, '.to(torch.float16)'],
    ['np.array([1, 2])\n  .reshape(2, 1)', BEHIND, '.reshape(2, 1)'],
    ['np.array([1, 2]) > 1', BEHIND, '> 1'],
    ['[1, 2] if a else 3', BEHIND, 'if a else 3'],
    ['np.ma.array([1, 2], mask=[0, 1])', BEHIND, 'mask=[0, 1]'],
    ['np.exp([1, 2])', CALL, 'np.exp'],
    ['np.sqrt(np.array([1, 2]))', CALL, 'np.sqrt'],
    ['y = abs([1, 2])', CALL, 'abs'],
    ['np.clip([1, 2], 0, 1)', CALL, 'np.clip'],
    ['np.stack([1, 2], axis=1)', CALL, 'np.stack'],
    ['jnp.log(jnp.array([1, 2]))', CALL, 'jnp.log'],
    ['np.add([1, 2], 3)', CALL, 'np.add'],
    ['[1, 2] .+ 1', BEHIND, '.+ 1'],
    ['sorted([1, 2])', CALL, 'sorted'],
    ['len([1, 2])', CALL, 'len'],
    ['rep(c(1, 2), 3)', CALL, 'rep'],
    ['torch.flip(torch.tensor([1, 2]), [0])', CALL, 'torch.flip'],
  ];
  for (const [text, code, place] of said) {
    it(`is said at its place, and the values are those that are written: ${JSON.stringify(text)}`, () => {
      assert.deepEqual([...one(text).tensor.data].map(Number), [1, 2]);
      assert.deepEqual(problemsOf(text), [`${code} «${place}»`]);
    });
  }

  it('is said of each array', () => {
    assert.deepEqual(problemsOf('np.dot([1, 2], [3, 4])'), [`${CALL} «np.dot»`, `${CALL} «np.dot»`]);
    assert.deepEqual(problemsOf('a = [1, 2] + [3, 4]'), [`${BEHIND} «+ [3, 4]»`, `${BEFORE} «2] +»`]);
  });

  it('is nothing that shows or keeps what it is given', () => {
    for (const text of [
      'print([1, 2])',
      'console.log([1, 2])',
      'x = list((1, 2))',
      'return np.array([1, 2])',
      'Batch(x=tensor([1, 2]))',
      'xs.append([1, 2])',
      'dict_values([1, 2])',
      'torch.return_types.max(values=tensor([1., 2.]))',
      'np.testing.assert_allclose(x, [1, 2])',
      'torch.tensor([1., 2.]).cuda()',
      "torch.tensor([1., 2.]).to('cuda:0')",
      'torch.tensor([1., 2.]).to(device).detach()',
      'assert x == [1, 2]',
      'f(x)\n[1, 2]',
    ])
      assert.deepEqual(problemsOf(text), [], text);
  });

  it('is no line of a log or a list', () => {
    for (const text of [
      '2024-01-01 10:00:00,123 - INFO - [1, 2]',
      'INFO - [1, 2]',
      '- [1, 2]\n- [3, 4]',
      '* [1, 2]',
      'loss: [1, 2] - acc: [3, 4]',
      'masked = np.ma.array([1, 2], mask=[False, False])',
    ])
      assert.deepEqual(problemsOf(text), [], text);
  });
});

describe('A dtype behind the values in a call', () => {
  for (const [text, dtype] of [
    ['np.array([1, 2], np.float32)', 'float32'],
    ["np.asarray([[1, 2]], 'f4')", 'float32'],
    ['np.array([1, 2], float)', 'float64'],
    ['jnp.array([1, 2], jnp.bfloat16)', 'bfloat16'],
    ['torch.tensor([1., 2.], torch.half)', 'float16'],
    ['tf.constant([1, 2], tf.int64)', 'int64'],
  ]) {
    it(`is that of the tensor: ${text}`, () => assert.equal(one(text).tensor.dtype, dtype));
  }

  it('is refused where it holds no numbers, and a name is none', () => {
    assert.deepEqual(problemsOf('np.array([1, 2], complex)'), ['literal.complex «complex»']);
    assert.deepEqual(problemsOf('np.array([1, 2], dt)'), ['literal.word «dt»']);
    assert.deepEqual(readText('np.array([1, 2], dt)').tensors, []);
    assert.deepEqual(byName('x = np.array([1, 2], dtype=np.int8)'), { x: [1, 2] });
    assert.deepEqual(nested("array('d', [1.5])"), [1.5]);
  });
});
