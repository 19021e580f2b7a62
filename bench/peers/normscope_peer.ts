import { readFileSync } from 'node:fs';
import { histogram, makeReport, normalize, quantiles, tensor, type Outcome, type SchemeParams } from '../../src/core';
import { breakdown } from '../../src/core/breakdown';
import { read } from '../../src/core/readers';
import { fileSource } from '../../src/core/readers/source';
import type { Tensor } from '../../src/core/tensor/tensor';
import { installFastKernels } from '../../src/wasm';
import { probe, serve } from './serve.mjs';

// What the engine's worker runs, bundled as it is.
installFastKernels();

type Kind = 'zscore' | 'batch' | 'layer';

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

function load(path: string, bits: 64 | 32, shape?: number[]): Tensor {
  const bytes = Uint8Array.from(readFileSync(path));
  return tensor(bits === 64 ? new Float64Array(bytes.buffer) : new Float32Array(bytes.buffer), { shape });
}

function normalized(kind: Kind, bits: 64 | 32) {
  return (path: string) => {
    const x = load(path, bits, SHAPES[kind]);
    return () => {
      const { output } = valueOf(normalize(x, { ...SCHEMES[kind], resultDtype: 'input' }));
      return () => probe(output.data as Float64Array);
    };
  };
}

function readTensor(path: string, fileName: string): Tensor {
  return read(fileSource(readFileSync(path)), { fileName }).tensors[0].tensor;
}

function parsed(fileName: string) {
  return (path: string) => () => {
    const { data } = readTensor(path, fileName);
    return () => probe(data as Float64Array);
  };
}

function job(path: string) {
  return () => {
    const x = readTensor(path, 'a.csv');
    const { normalized: after } = valueOf(makeReport(x, { scheme: 'input' }));
    const rows = valueOf(breakdown(x, after.output, 1));
    return () => [...rows.before.median, ...(rows.after?.q3 ?? [])];
  };
}

const kernels = Object.fromEntries(
  (['zscore', 'batch', 'layer'] as const).flatMap((kind) =>
    ([64, 32] as const).map((bits) => [`${kind}${bits}`, normalized(kind, bits)]),
  ),
);

serve(() => 'Normscope', {
  ...kernels,
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
