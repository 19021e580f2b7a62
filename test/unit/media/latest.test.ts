import assert from 'node:assert/strict';
import { Latest } from '../../../media/latest';
import { CodedError } from '../../../src/protocol/rpc';

interface Asked {
  readonly question: string;
  readonly signal: AbortSignal;
  answer(value: string): void;
  refuse(error: Error): void;
}

function latest(): { readonly asked: Asked[]; readonly subject: Latest<string, string> } {
  const asked: Asked[] = [];
  const ask = (question: string, signal: AbortSignal): Promise<string> =>
    new Promise((answer, refuse) => asked.push({ question, signal, answer, refuse }));
  return { asked, subject: new Latest(ask, () => undefined) };
}

describe('the latest answer', () => {
  it('stays while the next one is under way', async () => {
    const { asked, subject } = latest();
    const first = subject.put('a', 1);
    asked[0].answer('A');
    await first;
    void subject.put('b', 1);
    assert.deepEqual([subject.value, subject.pending], ['A', true]);
  });

  it('is never the answer to an older question, whose work is called off', async () => {
    const { asked, subject } = latest();
    const first = subject.put('a', 1);
    const second = subject.put('b', 1);
    assert.equal(asked[0].signal.aborted, true);
    asked[1].answer('B');
    asked[0].answer('A');
    await Promise.all([first, second]);
    assert.equal(subject.value, 'B');
  });

  it('is asked for once, and again when the data changed', () => {
    const { asked, subject } = latest();
    void subject.put('a', 1);
    void subject.put('a', 1);
    void subject.put('a', 2);
    assert.deepEqual(
      asked.map(({ question }) => question),
      ['a', 'a'],
    );
  });

  it('gives way to what went wrong, as a code', async () => {
    const { asked, subject } = latest();
    const put = subject.put('a', 1);
    asked[0].refuse(new CodedError('scheme.oneValue', { shape: '[1, 4]' }));
    await put;
    assert.deepEqual(subject.failure, { code: 'scheme.oneValue', args: { shape: '[1, 4]' } });
    assert.equal(subject.pending, false);
  });

  it('stays when the source changed meanwhile, and may be asked for again', async () => {
    const { asked, subject } = latest();
    const first = subject.put('a', 1);
    asked[0].answer('A');
    await first;
    const second = subject.put('b', 1);
    asked[1].refuse(new CodedError('panel.stale'));
    await second;
    assert.equal(subject.value, 'A');
    void subject.put('b', 1);
    assert.equal(asked.length, 3);
  });

  it('stays when the next one is called off, and is not asked for again', async () => {
    const { asked, subject } = latest();
    const first = subject.put('a', 1);
    asked[0].answer('A');
    await first;
    const second = subject.put('b', 1);
    subject.stop();
    assert.equal(asked[1].signal.aborted, true);
    asked[1].answer('B');
    await second;
    void subject.put('a', 1);
    assert.deepEqual([subject.value, subject.pending, asked.length], ['A', false, 2]);
    void subject.put('b', 1);
    assert.equal(asked.length, 3);
  });
});
