import assert from 'node:assert/strict';
import { inProcess } from '../../../src/engine/inProcess';
import type { FittedInput } from '../../../src/protocol/results';
import type { CodedError } from '../../../src/protocol/rpc';

const TABLE = 'name,a,b\nx,1,10\ny,2,30\nz,6,80\n';

async function opened(text: string, languageId = 'csv') {
  const { remote } = inProcess('test');
  const { tensors, choice } = await remote.open({ source: { text }, options: { languageId } });
  assert.ok(choice);
  return { remote, tensor: tensors[0].id, choice };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as CodedError).code,
  );

describe('results', () => {
  it('are written as JSON, CSV and .npy, and so is the tensor as it is', async () => {
    const { remote, tensor } = await opened(TABLE);
    const text = async (...request: Parameters<typeof remote.write>): Promise<string> =>
      new TextDecoder().decode(await remote.write(...request));
    const scheme = { scheme: 'input' } as const;
    assert.equal(await text({ tensor, format: 'csv' }), ',a,b\nx,1,10\ny,2,30\nz,6,80\n');
    const json = JSON.parse(await text({ tensor, scheme, format: 'json' })) as number[][];
    assert.ok(Math.abs(json[2][0] - 3 / Math.sqrt(14 / 3)) < 1e-15);
    assert.equal((await remote.write({ tensor, scheme, format: 'npy' }))[1], 'N'.charCodeAt(0));
  });

  it('ask before JSON has to do without NaN', async () => {
    const { remote, tensor } = await opened('a,b\n1,\n2,3\n');
    assert.equal(await codeOf(remote.write({ tensor, format: 'json' })), 'replace.notFinite');
    const bytes = await remote.write({ tensor, format: 'json', notFinite: 'literal' });
    assert.equal(new TextDecoder().decode(bytes), '[\n  [1, NaN],\n  [2, 3]\n]\n');
  });

  it('replace the numbers of their text', async () => {
    const { remote, tensor, choice } = await opened(TABLE);
    const source = { text: TABLE, base: 0, pieces: [{ start: 0, end: TABLE.length }], choice, options: {} };
    const [edit, ...others] = await remote.replacement({ tensor, scheme: { scheme: 'layer', eps: 0 }, ...source });
    assert.deepEqual(others, []);
    assert.equal(TABLE.slice(0, edit.start) + edit.text + TABLE.slice(edit.end), 'name,a,b\nx,-1,1\ny,-1,1\nz,-1,1\n');
  });

  it('are code, with a small tensor in it', async () => {
    const { remote, tensor } = await opened(TABLE);
    const source = { kind: 'npy', path: 'x.npy' } as const;
    const code = await remote.code({ tensor, scheme: { scheme: 'layer' }, framework: 'pytorch', source });
    assert.match(code, /\[1, 10\][\s\S]*F\.layer_norm\(x, \(2,\), eps=1e-5\)/);
    assert.equal(
      await codeOf(remote.code({ tensor, scheme: { scheme: 'rms' }, framework: 'sklearn', source })),
      'code.noLayer',
    );
  });
});

describe('fitted statistics', () => {
  it('are learnt with the names of the features, and read back from JSON', async () => {
    const { remote, tensor } = await opened(TABLE);
    const fitted = await remote.fit({ tensor });
    assert.deepEqual(
      [fitted.names, fitted.mean],
      [
        ['a', 'b'],
        [3, 40],
      ],
    );
    assert.deepEqual(await remote.parseFitted({ json: JSON.stringify(fitted) }), fitted);
    assert.equal(await codeOf(remote.parseFitted({ json: '{"mean": 3}' })), 'fitted.field');
  });

  it('take the place of a tensor’s own, with what has drifted; inverted, they take it back', async () => {
    const { remote, tensor } = await opened('a,b\n100,10\n200,30\n');
    const statistics: FittedInput = { names: ['a', 'b'], mean: [1, 20], scale: [2, 10], ddof: 0, n: [50, 50] };
    const applied = await remote.report({ tensor, scheme: { scheme: 'input', fitted: { statistics, name: 'f' } } });
    assert.equal(applied.after.max, 99.5);
    assert.ok(applied.findings.some(({ code }) => code === 'input.drifted'));
    const undone = await remote.report({
      tensor,
      scheme: { scheme: 'input', fitted: { statistics, name: 'f', invert: true } },
    });
    assert.equal(undone.after.max, 401);
    assert.ok(!undone.findings.some(({ code }) => code === 'input.drifted'));
  });

  it('are refused by data of other features', async () => {
    const { remote, tensor } = await opened('a,b,c\n1,2,3\n4,5,6\n');
    const statistics: FittedInput = { names: [], mean: [1, 2], scale: [1, 1], ddof: 0, n: [5, 5] };
    const asked = remote.report({ tensor, scheme: { scheme: 'input', fitted: { statistics, name: 'f' } } });
    assert.equal(await codeOf(asked), 'fitted.features');
  });
});
