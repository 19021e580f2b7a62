import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { createEngine, type EngineClient, type EngineOptions } from '../../src/engine';
import { startWorker } from '../../src/engine/startWorker.node';
import type { WorkerHandle } from '../../src/engine/workerHandle';
import type { WireMessage } from '../../src/protocol/rpc';
import { CANCELLED, CodedError } from '../../src/protocol/rpc';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'normscope-engine-'));
const path = join(folder, 'worker.js');
const LARGE = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => [i, i / 7, -i, i % 13]));
const options = { languageId: 'json' } as const;

const open = (engine: EngineClient, text = LARGE, signal?: AbortSignal) =>
  engine.open({ source: { text }, options }, signal);
const coded = (code: string) => (error: unknown) => error instanceof CodedError && error.code === code;

describe('the engine with real workers', function () {
  // Starting threads takes long on a busy machine.
  this.timeout(20_000);
  const engines: EngineClient[] = [];
  const workers: WorkerHandle[] = [];

  /** An engine whose workers are counted. */
  function create(extra: Partial<EngineOptions> = {}): EngineClient {
    const engine = createEngine({
      startWorker: async (name) => {
        const worker = await startWorker({ path, read: () => Promise.reject(new Error('not needed')) }, name);
        workers.push(worker);
        return worker;
      },
      ...extra,
    });
    engines.push(engine);
    return engine;
  }

  before(async () => {
    const entryPoints = [join(ROOT, 'src/engine/worker.node.ts')];
    await build({ entryPoints, outfile: path, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  });
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.dispose();
    workers.length = 0;
  });
  after(() => rmSync(folder, { recursive: true }));

  it('starts none for what is small', async () => {
    const [tensor] = (await open(create(), '[[1, 2], [3, 4]]')).tensors;
    assert.deepEqual(tensor.shape, [2, 2]);
    assert.equal(workers.length, 0);
  });

  it('starts one when it is needed, and keeps it', async () => {
    const engine = create();
    const [[first], [second]] = [(await open(engine)).tensors, (await open(engine)).tensors];
    assert.deepEqual(
      [first.shape, second.shape],
      [
        [20_000, 4],
        [20_000, 4],
      ],
    );
    assert.equal(workers.length, 1);
  });

  it('answers the same from a worker as on the calling thread, to the bit, NaN and -0 included', async () => {
    const text = JSON.stringify(Array.from({ length: 500 }, (_, i) => [Math.sin(i), i === 7 ? null : -i]));
    const reports = await Promise.all(
      [create({ smallSource: 0 }), create()].map(async (engine) => {
        const [{ id: tensor }] = (await open(engine, text)).tensors;
        const scheme = { scheme: 'input', nanPolicy: 'propagate' } as const;
        const rows = await engine.breakdown({ tensor, scheme, axis: 1, offset: 0, count: 2 });
        return { report: await engine.report({ tensor, scheme }), rows };
      }),
    );
    assert.equal(workers.length, 1);
    assert.deepEqual(reports[0], reports[1]);
    assert.ok(Number.isNaN(reports[0].rows.rows[1].after?.mean));
  });

  it('moves the bytes of a file to the worker, and only those that were meant', async () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }".padEnd(117) + '\n';
    const file = new Uint8Array(256);
    file.set(
      [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0, ...new TextEncoder().encode(header)],
      16,
    );
    new DataView(file.buffer).setFloat64(16 + 128 + 8, 2.5, true);
    const bytes = file.subarray(16, 16 + 128 + 24);
    const engine = create({ smallSource: 0 });
    const { tensors, problems } = await engine.open({ source: { bytes }, options: { fileName: 'a.npy' } });
    assert.deepEqual(problems, []);
    assert.equal((await engine.summary({ tensor: tensors[0].id })).summary.max, 2.5);
    assert.equal(file.length, 256);
  });

  it('takes values that are given as they are, on either thread, and reads nothing', async () => {
    for (const smallSource of [0, 64]) {
      const engine = create({ smallSource });
      const data = Float32Array.of(1, 2.5, NaN, 4, -0, Infinity);
      const values = { name: 'x', data, shape: [2, 3], dtype: 'float32' } as const;
      const { tensors, choice, problems } = await engine.open({ source: { values }, options: {} });
      assert.deepEqual([choice, problems.length], [undefined, 0]);
      const [{ id: tensor, name, shape, dtype, nan, posInf }] = tensors;
      assert.deepEqual(
        { name, shape, dtype, nan, posInf },
        { name: 'x', shape: [2, 3], dtype: 'float32', nan: 1, posInf: 1 },
      );
      assert.equal((await engine.summary({ tensor })).summary.max, 4);
    }
  });

  it('closes tensors wherever they are', async () => {
    const engine = create();
    const [near, far] = [(await open(engine, '[1]')).tensors[0], (await open(engine)).tensors[0]];
    await engine.close({ tensors: [near.id, far.id, 'worker9:1'] });
    for (const { id } of [near, far])
      await assert.rejects(engine.summary({ tensor: id }), coded('engine.unknownTensor'));
  });

  it('rejects what was pending when a worker dies, tells, and starts another one for the next request', async () => {
    let killed: Worker | undefined;
    const engine = create({
      startWorker: async (name) => {
        const worker = new Worker(path, { workerData: { name } });
        killed ??= worker;
        return handleOf(worker);
      },
    });
    const told: string[] = [];
    engine.onLost((reason) => told.push(reason));
    const [tensor] = (await open(engine)).tensors;
    const pending = engine.report({ tensor: tensor.id, scheme: { scheme: 'input' } });
    const rejected = assert.rejects(pending, coded('engine.workerDied'));
    await killed?.terminate();
    await rejected;
    assert.deepEqual(told, ['died']);
    assert.equal(engine.holds(tensor.id), false);
    await assert.rejects(engine.summary({ tensor: tensor.id }), coded('engine.unknownTensor'));
    const [again] = (await open(engine)).tensors;
    assert.notEqual(again.id, tensor.id);
    assert.equal((await engine.summary({ tensor: again.id })).summary.count, 80_000);
  });

  it('keeps tensors of the calling thread when a worker dies', async () => {
    const engine = create();
    const [near] = (await open(engine, '[1, 2]')).tensors;
    await open(engine);
    workers[0].terminate();
    assert.equal((await engine.summary({ tensor: near.id })).summary.mean, 1.5);
  });

  it('ends a worker that goes on with what was cancelled, and works on in another one', async () => {
    const engine = create({ patience: 50 });
    const lost = new Promise((resolve) => engine.onLost(resolve));
    await open(engine);
    const controller = new AbortController();
    const heavy = open(engine, JSON.stringify(Array.from({ length: 2_000_000 }, (_, i) => i / 3)), controller.signal);
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(heavy, coded(CANCELLED));
    assert.equal(await lost, 'cancelled');
    assert.equal((await open(engine)).tensors.length, 1);
    assert.equal(workers.length, 2);
  });

  it('rejects a request that takes longer than the limit, and works on in another worker', async () => {
    const silent = { first: true };
    const engine = create({
      timeout: 1500,
      smallSource: 0,
      startWorker: async (name) => {
        const worker = handleOf(new Worker(path, { workerData: name }));
        if (!silent.first) return worker;
        silent.first = false;
        return mute(worker, 'open');
      },
    });
    await assert.rejects(open(engine, '[1]'), coded('engine.timeout'));
    assert.equal((await open(engine, '[1]')).tensors.length, 1);
  });

  it('computes on the calling thread where there are no workers', async () => {
    const told: string[] = [];
    const startNone = () => Promise.reject(new Error('Worker is not defined'));
    const engine = create({ startWorker: startNone, onFallback: (detail) => told.push(detail) });
    const [{ id: tensor }] = (await open(engine)).tensors;
    assert.equal((await engine.summary({ tensor })).summary.count, 80_000);
    assert.deepEqual(told, ['Worker is not defined']);
  });

  it('computes on the calling thread where a worker starts but never speaks', async () => {
    const told: string[] = [];
    const engine = create({
      startTimeout: 100,
      onFallback: (detail) => told.push(detail),
      startWorker: async (name) => mute(handleOf(new Worker(path, { workerData: name })), 'close'),
    });
    assert.equal((await open(engine)).tensors.length, 1);
    assert.equal(told.length, 1);
  });

  it('rejects what is asked after it was disposed', async () => {
    const engine = create();
    engine.dispose();
    await assert.rejects(open(engine, '[1]'), coded('engine.closed'));
  });
});

function handleOf(worker: Worker): WorkerHandle {
  return {
    port: {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.on('message', (message: WireMessage) => listener(message)),
    },
    onDeath: (listener) => worker.once('exit', (code) => listener(`exit code ${code}`)),
    terminate: () => void worker.terminate(),
  };
}

/** A worker to which the calls of one method never get through. */
function mute(worker: WorkerHandle, method: string): WorkerHandle {
  const post = (message: WireMessage): void => {
    if (!('method' in message && message.method === method)) worker.port.post(message);
  };
  return { ...worker, port: { ...worker.port, post } };
}
