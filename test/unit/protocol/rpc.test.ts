import assert from 'node:assert/strict';
import { CANCELLED, CodedError, connect, type Methods, type Port, type WireMessage } from '../../../src/protocol/rpc';

interface Adder {
  add(request: readonly [number, number]): number;
  wait(request: undefined): string;
  fail(request: string): void;
}

type Ask = (request: unknown) => Promise<unknown>;

/** Two ports of one channel, and all that went over it. */
function channel() {
  const sent: WireMessage[] = [];
  const listeners: ((message: WireMessage) => void)[][] = [[], []];
  const port = (own: 0 | 1): Port => ({
    post: (message) => {
      sent.push(message);
      queueMicrotask(() => listeners[1 - own].forEach((listener) => listener(message)));
    },
    onMessage: (listener) => listeners[own].push(listener),
  });
  return { here: port(0), there: port(1), sent };
}

function adder(local: Methods = {}) {
  const { here, there, sent } = channel();
  connect(there, {
    add: ([a, b]: readonly [number, number]) => a + b,
    wait: (_: undefined, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('heard'))),
    fail: (what: string) => {
      throw what === 'coded' ? new CodedError('sum.tooLarge', { limit: 3 }) : new TypeError('unforeseen');
    },
    ...local,
  });
  return { ...connect<Adder>(here, {}), sent };
}

const coded = (code: string, args?: object) => (error: unknown) => {
  assert.ok(error instanceof CodedError);
  assert.equal(error.code, code);
  if (args) assert.deepEqual(error.args, args);
  return true;
};

describe('a call', () => {
  it('is answered with the value', async () => {
    assert.equal(await adder().remote.add([2, 3]), 5);
  });

  it('is rejected with the code and arguments of a failure that is part of the contract', async () => {
    await assert.rejects(adder().remote.fail('coded'), coded('sum.tooLarge', { limit: 3 }));
  });

  it('is rejected as `internal` when the other side broke', async () => {
    await assert.rejects(adder().remote.fail('broken'), coded('internal', { detail: 'unforeseen' }));
  });

  it('is rejected as out of memory when the other side could not allocate', async () => {
    const { remote } = adder({ add: () => new Float64Array(2 ** 52) });
    await assert.rejects(remote.add([1, 2]), coded('engine.memory'));
  });

  it('of a method that nobody offers is rejected, prototype members included', async () => {
    const { remote } = adder();
    const unknown = remote as unknown as Record<'subtract' | 'valueOf' | '__proto__', Ask>;
    await assert.rejects(unknown.subtract([1, 2]), coded('rpc.unknownMethod', { method: 'subtract' }));
    await assert.rejects(unknown.valueOf([1, 2]), coded('rpc.unknownMethod'));
    await assert.rejects(unknown.__proto__([1, 2]), coded('rpc.unknownMethod'));
  });

  it('is rejected when its message cannot be sent', async () => {
    const port: Port = {
      post: () => {
        throw new Error('cannot be cloned');
      },
      onMessage: () => undefined,
    };
    await assert.rejects(connect<Adder>(port, {}).remote.add([1, 2]), /cannot be cloned/);
  });

  it('is rejected when the channel closes, and so is every later one', async () => {
    const { remote, close } = adder();
    const pending = remote.wait(undefined);
    close(new CodedError('engine.workerDied'));
    await assert.rejects(pending, coded('engine.workerDied'));
    await assert.rejects(remote.add([1, 2]), coded('engine.workerDied'));
  });

  it('gets the answer to itself, whatever order the answers come in', async () => {
    const delays = [30, 1, 10];
    const { remote } = adder({
      add: async ([a, b]: readonly [number, number]) => {
        await new Promise((resolve) => setTimeout(resolve, delays[a]));
        return b;
      },
    });
    assert.deepEqual(await Promise.all([0, 1, 2].map((i) => remote.add([i, i * 11]))), [0, 11, 22]);
  });
});

describe('a cancelled call', () => {
  it('is rejected at once, and the other side hears of it', async () => {
    const { remote, sent } = adder();
    const controller = new AbortController();
    const pending = remote.wait(undefined, controller.signal);
    controller.abort();
    await assert.rejects(pending, coded(CANCELLED));
    assert.ok(sent.some((message) => 'cancel' in message));
  });

  it('is never sent when it was given up before', async () => {
    const { remote, sent } = adder();
    await assert.rejects(remote.add([1, 2], AbortSignal.abort()), coded(CANCELLED));
    assert.deepEqual(sent, []);
  });

  it('that was answered already sends nothing', async () => {
    const { remote, sent } = adder();
    const controller = new AbortController();
    await remote.add([1, 2], controller.signal);
    controller.abort();
    assert.ok(!sent.some((message) => 'cancel' in message));
  });
});

describe('a channel that is closed by the side that is asked', () => {
  it('calls off what is being answered, answers nothing more and takes no more calls', async () => {
    const { here, there, sent } = channel();
    let heard = 0;
    const wait = (_: undefined, signal: AbortSignal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(++heard)));
    const asked = connect(there, { wait });
    const { remote } = connect<Adder>(here, {});
    const settled: unknown[] = [];
    const ask = (): void => void remote.wait(undefined).then((answer) => settled.push(answer));
    ask();
    await new Promise((resolve) => setTimeout(resolve, 1));
    asked.close(new CodedError('engine.closed'));
    ask();
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(heard, 1);
    assert.deepEqual(settled, []);
    assert.ok(!sent.some((message) => 'answer' in message));
  });
});

describe('two callers of one port, one after the other', () => {
  // A webview that was hidden is loaded anew behind the same port; late answers to the old page still arrive there.
  it('do not take each other’s answers', async () => {
    const { here, there } = channel();
    connect(there, {
      add: ([a, b]: readonly [number, number]) => new Promise((done) => setTimeout(() => done(a + b), 5)),
    });
    const first = connect<Adder>(here, {}).remote.add([1, 1]);
    const second = connect<Adder>(here, {}).remote.add([2, 2]);
    assert.deepEqual(await Promise.all([first, second]), [2, 4]);
  });
});
