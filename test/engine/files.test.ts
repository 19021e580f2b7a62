import assert from 'node:assert/strict';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { read } from '../../src/core';
import { fileSource } from '../../src/core/readers/source';
import { npyHeader } from '../../src/core/writers/npy';
import { createEngine, type EngineClient } from '../../src/engine';
import { files } from '../../src/engine/disk.node';
import { inProcess } from '../../src/engine/inProcess';
import { startWorker } from '../../src/engine/startWorker.node';
import { CANCELLED, CodedError, type Progress } from '../../src/protocol/rpc';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'normscope-files-'));
const program = join(folder, 'worker.js');
const coded = (code: string) => (error: unknown) => error instanceof CodedError && error.code === code;

const scheme = { scheme: 'batch' } as const;

/** A .npy file of zeros, but for a few rows at the start and one value at the end, that takes no room on the disk. */
function sparse(name: string, rows: number, columns: number): string {
  const path = join(folder, name);
  const header = npyHeader('float32', [rows, columns]);
  const file = openSync(path, 'w');
  writeSync(file, header);
  writeSync(file, new Uint8Array(Float32Array.from({ length: columns }, (_, i) => i + 1).buffer));
  closeSync(file);
  truncateSync(path, header.length + rows * columns * 4);
  return path;
}

describe('files that the engine reads itself', function () {
  this.timeout(60_000);
  let engine: EngineClient;
  let deaths = 0;
  // Whatever has more than a thousand elements does not fit into this one's memory.
  const small = inProcess('small', { files, mostResident: 1000 });

  before(async () => {
    const entryPoints = [join(ROOT, 'src/engine/worker.node.ts')];
    await build({ entryPoints, outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
    const worker = { path: program, read: () => Promise.reject(new Error('not needed')) };
    engine = createEngine({ files, startWorker: (name) => startWorker(worker, name) });
    engine.onLost(() => deaths++);
  });
  after(() => {
    engine.dispose();
    small.close(new CodedError('engine.closed'));
    rmSync(folder, { recursive: true });
  });

  const open = (path: string, signal?: AbortSignal, onProgress?: (progress: Progress) => void) =>
    engine.open(
      { source: { file: { path, size: statSync(path).size } }, options: { fileName: path } },
      signal,
      onProgress,
    );

  it('are read as their bytes are', async () => {
    const path = join(folder, 'table.csv');
    writeFileSync(path, `a,b\n${Array.from({ length: 9000 }, (_, i) => `${i},${i / 7}`).join('\n')}\n`);
    const { tensors, choice } = await open(path);
    const [expected] = read(fileSource(readFileSync(path)), { fileName: path }).tensors;
    assert.deepEqual(tensors[0].shape, expected.tensor.shape);
    assert.deepEqual(tensors[0].labels, expected.labels);
    assert.equal(tensors[0].locatable, false);
    assert.equal(choice?.format, 'table');
    await engine.close({ tensors: tensors.map(({ id }) => id) });
  });

  it('that are not there are said to be unreadable', async () => {
    const source = { file: { path: join(folder, 'nowhere.npy'), size: 0 } };
    await assert.rejects(engine.open({ source, options: {} }), coded('host.unreadable'));
  });

  it('of text tell how far they are, and stop within 100 ms when they are not wanted any more', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, '0.123456,7.654321,-1.5\n'.repeat(8_000_000));
    const controller = new AbortController();
    const heard: Progress[] = [];
    let stopped = 0;
    const reading = open(path, controller.signal, (progress) => {
      heard.push(progress);
      if (progress.stage !== 'parsing' || stopped > 0) return;
      stopped = performance.now();
      controller.abort();
    });
    await assert.rejects(reading, coded(CANCELLED));
    assert.ok(performance.now() - stopped < 100);
    assert.ok(heard.every(({ done, total }) => done <= total && total === statSync(path).size));
    // The thread is free again at once, and was not ended for it.
    await engine.describe({ scheme: 'batch', language: 'en' });
    const [tensor] = (await open(join(folder, 'table.csv'))).tensors;
    assert.ok(performance.now() - stopped < 2000);
    assert.equal(deaths, 0);
    await engine.close({ tensors: [tensor.id] });
  });

  it('of tensors that do not fit into memory stay where they are, and are read in passes', async () => {
    const engine = small.remote;
    const path = sparse('large.npy', 600_000, 4);
    const source = { file: { path, size: statSync(path).size } };
    const [tensor] = (await engine.open({ source, options: {} })).tensors;
    assert.deepEqual(tensor.shape, [600_000, 4]);
    assert.equal(tensor.stored?.streamed, true);
    assert.equal(tensor.nan, undefined);
    const heard: Progress[] = [];
    const { before, after } = await engine.report({ tensor: tensor.id, scheme }, undefined, (on) => heard.push(on));
    assert.deepEqual([before.n, before.zeros, before.max], [2_400_000, 2_399_996, 4]);
    assert.deepEqual(
      before.quantiles.map(({ value }) => value),
      [0, 0, 0],
    );
    assert.ok(Math.abs(after.mean) < 1e-12);
    assert.ok(heard.length > 0 && heard.every(({ stage }) => stage === 'computing'));
    const page = await engine.breakdown({ tensor: tensor.id, scheme, axis: 1, offset: 0, count: 4 });
    assert.deepEqual(
      page.rows.map(({ before: row }) => row.max),
      [1, 2, 3, 4],
    );
    const window = await engine.window({
      tensor: tensor.id,
      of: 'before',
      plane: { rows: 0, columns: 1, at: [0, 0] },
      area: { top: 0, bottom: 2, left: 1, right: 3 },
      tile: [1, 1],
    });
    assert.deepEqual(Array.from(window.values), [2, 3, 0, 0]);
    await engine.close({ tensors: [tensor.id] });
  });

  it('stop in the middle of a pass, and leave no file behind that was being written', async () => {
    const engine = small.remote;
    const path = sparse('larger.npy', 30_000_000, 4);
    const source = { file: { path, size: statSync(path).size } };
    const [tensor] = (await engine.open({ source, options: {} })).tensors;
    const output = join(folder, 'normalized.npy');
    for (const ask of [
      (on: AbortSignal, hear: () => void) =>
        engine.report({ tensor: tensor.id, scheme: { scheme: 'input' } }, on, hear),
      (on: AbortSignal, hear: () => void) => engine.save({ tensor: tensor.id, path: output }, on, hear),
    ]) {
      const controller = new AbortController();
      await assert.rejects(
        ask(controller.signal, () => controller.abort()),
        coded(CANCELLED),
      );
    }
    while (existsSync(output)) await setTimeout(10);
    await engine.close({ tensors: [tensor.id] });
  });

  it('are written as .npy, before and after a scheme', async () => {
    const path = sparse('small.npy', 20_000, 3);
    const [tensor] = (await open(path)).tensors;
    const output = join(folder, 'result.npy');
    await engine.save({ tensor: tensor.id, scheme, path: output });
    const [written] = read(fileSource(readFileSync(output)), {}).tensors;
    assert.deepEqual([written.tensor.shape, written.tensor.dtype], [[20_000, 3], 'float64']);
  });
});
