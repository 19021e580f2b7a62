import assert from 'node:assert/strict';
import { installKernels, PLAIN_KERNELS, type Kernels } from '../../src/core/kernels';
import { fastKernels } from '../../src/wasm';

function inWebAssembly(): Kernels {
  const kernels = fastKernels({ worthwhile: 1 });
  assert.ok(kernels, 'this Node has no SIMD of WebAssembly');
  return kernels;
}

const KERNELS: Readonly<Record<string, () => Kernels>> = {
  'in plain TypeScript': () => PLAIN_KERNELS,
  'in WebAssembly': inWebAssembly,
};

/** A suite that holds whichever kernels compute: it runs once with each. */
export function onEveryKernel(title: string, suite: (this: Mocha.Suite) => void): void {
  for (const [name, make] of Object.entries(KERNELS)) {
    describe(`${title}, ${name}`, function () {
      before(() => installKernels(make()));
      after(() => installKernels(PLAIN_KERNELS));
      suite.call(this);
    });
  }
}
