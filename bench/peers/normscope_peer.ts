import { readFileSync } from 'node:fs';
import { histogram, normalize, quantiles, tensor, type Outcome, type SchemeParams } from '../../src/core';
import { kernels, releaseRoom, withRooms } from '../../src/core/kernels';
import { breakdown } from '../../src/core/breakdown';
import type { Work } from '../../src/protocol/rpc';
import type { Tensor } from '../../src/core/tensor/tensor';
import { files } from '../../src/engine/disk.node';
import { readText } from '../../src/engine/openFile';
import { startHelper } from '../../src/engine/startHelper.node';
import { installFastKernels } from '../../src/wasm';
import { probe, serve } from './serve.mjs';

// What the engine's worker runs, bundled as it is.
installFastKernels({ startHelper });

type Kind = 'zscore' | 'batch' | 'layer';

// Nobody waits for a step, and nobody calls the work off.
const unhurried: Work = { step: () => undefined };

const SHAPES: Record<Kind, number[]> = { zscore: [65536, 64], batch: [64, 64, 56, 56], layer: [16, 128, 768] };
const SCHEMES: Record<Kind, SchemeParams> = {
  zscore: { scheme: 'input' },
  batch: { scheme: 'batch' },
  layer: { scheme: 'layer' },
};

function valueOf<T>(outcome: Outcome<T>): T {
  if ('err' in outcome) throw new Error(outcome.err.code);
  return outcome.ok;
}

/** Values where the engine keeps what it has read. */
function load(path: string, bits: 64 | 32, shape?: number[]): Tensor {
  const { buffer } = Uint8Array.from(readFileSync(path));
  const values = bits === 64 ? new Float64Array(buffer) : new Float32Array(buffer);
  const data = kernels().room(values.length, bits === 64 ? 'float64' : 'float32');
  data.set(values);
  return tensor(data, { shape });
}

/** What is asked of a result once the time is taken; then its room is given back, as peers give back their memory. */
function answer({ data }: Tensor, figures = () => probe(data as Float64Array)): () => number[] {
  return () => {
    const numbers = figures();
    releaseRoom(data);
    return numbers;
  };
}

function normalizedBy(x: Tensor, params: SchemeParams): Tensor {
  return withRooms(
    () => valueOf(normalize(x, params)).output,
    ({ data }) => [data],
  );
}

function normalized(kind: Kind, bits: 64 | 32) {
  return (path: string) => {
    const x = load(path, bits, SHAPES[kind]);
    return () => answer(normalizedBy(x, { ...SCHEMES[kind], resultDtype: 'input' }));
  };
}

/** A file's tensor, read as the engine reads files. */
async function readTensor(path: string, fileName: string): Promise<Tensor> {
  const file = await files.open(path);
  try {
    return (await readText(file, { fileName }, unhurried)).tensors[0].tensor;
  } finally {
    await file.close();
  }
}

function parsed(fileName: string) {
  return (path: string) => async () => answer(await readTensor(path, fileName));
}

function job(path: string) {
  return async () => {
    const x = await readTensor(path, 'a.csv');
    const after = normalizedBy(x, { scheme: 'input' });
    const rows = valueOf(breakdown(x, after, 1));
    return answer(
      x,
      answer(after, () => [...rows.before.median, ...(rows.after?.q3 ?? [])]),
    );
  };
}

const normalizations = Object.fromEntries(
  (['zscore', 'batch', 'layer'] as const).flatMap((kind) =>
    ([64, 32] as const).map((bits) => [`${kind}${bits}`, normalized(kind, bits)]),
  ),
);

serve(() => 'Normscope', {
  ...normalizations,
  quantiles: (path) => {
    const x = load(path, 64);
    return () => Array.from(quantiles(x, [0.25, 0.5, 0.75]));
  },
  histogram: (path) => {
    const x = load(path, 64);
    return () => Array.from(valueOf(histogram([x], { bins: 64 })).counts[0]);
  },
  csv6: parsed('a.csv'),
  csv17: parsed('a.csv'),
  json: parsed('a.json'),
  job,
});
