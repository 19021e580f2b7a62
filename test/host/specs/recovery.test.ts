import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Session } from '../../../src/host/session/session';
import type { Source, SourceChange } from '../../../src/host/source/source';
import type { EngineClient } from '../../../src/engine';
import type { OpenResult, TensorInfo } from '../../../src/protocol/engine';
import { CodedError } from '../../../src/protocol/rpc';

const INFO: Omit<TensorInfo, 'id'> = {
  name: '',
  shape: [3],
  dtype: 'float64',
  span: { start: 0, end: 9 },
  locatable: false,
  nan: 0,
  posInf: 0,
  negInf: 0,
};

/** A session whose engine loses everything on `die`, and what it was asked. */
function lossy() {
  const held = new Set<string>();
  const asked = { open: 0, fatal: false };
  const open = async (): Promise<OpenResult> => {
    asked.open++;
    if (asked.fatal) return Promise.reject(new CodedError('engine.workerDied', { detail: 'exit code 1' }));
    const id = `worker:${asked.open}`;
    held.add(id);
    return { span: INFO.span, choice: { format: 'json' }, tensors: [{ ...INFO, id }], problems: [] };
  };
  const engine = { open, close: () => Promise.resolve(), holds: (id: string) => held.has(id) };
  const changed = new vscode.EventEmitter<SourceChange>();
  const session = new Session(
    sourceOf(changed),
    { engine: engine as unknown as EngineClient, log: { info: () => undefined, error: () => undefined } },
    { view: { scheme: { scheme: 'input' } } },
  );
  const die = async (): Promise<void> => {
    held.clear();
    session.recover('died', 'exit code 1');
    await session.upToDate();
  };
  return { session, asked, die, change: (change: SourceChange) => changed.fire(change) };
}

function sourceOf(changed: vscode.EventEmitter<SourceChange>): Source {
  return {
    uri: vscode.Uri.parse('untitled:lossy'),
    title: 'lossy',
    onDidChange: changed.event,
    place: () => 'lossy:1',
    load: () => Promise.resolve({ source: { text: '[1, 2, 3]' }, hints: {}, settle: () => true }),
    ranges: () => [],
    rangesOf: () => [],
    reveal: () => Promise.resolve(),
    memento: () => ({ uri: 'untitled:lossy', taken: 'whole', pieces: [] }),
    dispose: () => changed.dispose(),
  };
}

describe('a worker that dies', () => {
  it('has what it held read anew twice, then that is given up and said, until the source changes', async () => {
    const { session, asked, die, change } = lossy();
    await session.firstReading;
    for (let death = 0; death < 5; death++) await die();
    assert.equal(asked.open, 3);
    assert.deepEqual(
      session.state.problems.map(({ code }) => code),
      ['engine.workerDied'],
    );
    change('content');
    await session.upToDate();
    assert.deepEqual([asked.open, session.state.tensors.length], [4, 1]);
    session.dispose();
  });

  it('of reading a text is not given the same text again', async () => {
    const { session, asked, die, change } = lossy();
    await session.firstReading;
    asked.fatal = true;
    change('content');
    const reading = session.upToDate();
    await die();
    await reading;
    assert.equal(asked.open, 2);
    assert.deepEqual([session.state.tensors.length, session.state.problems[0].code], [0, 'engine.workerDied']);
    session.dispose();
  });

  it('is no reason to read what is gone', async () => {
    const { session, asked, die, change } = lossy();
    await session.firstReading;
    change('gone');
    await die();
    assert.deepEqual([asked.open, session.state.status], [1, 'gone']);
    session.dispose();
  });
});
