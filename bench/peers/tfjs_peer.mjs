import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { probe, serve } from './serve.mjs';

setWasmPaths(new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
await tf.setBackend('wasm');

const normalized = (shape, axes, eps) => (path) => {
  const bytes = readFileSync(path);
  const x = tf.tensor(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4), shape);
  return () => {
    const y = tf.tidy(() => {
      const { mean, variance } = tf.moments(x, axes, true);
      return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, eps)));
    });
    const values = y.dataSync();
    y.dispose();
    return () => probe(values);
  };
};

serve(() => `TensorFlow.js ${tf.version_core} (wasm)`, {
  zscore32: normalized([65536, 64], [0], 0),
  batch32: normalized([64, 64, 56, 56], [0, 2, 3], 1e-5),
  layer32: normalized([16, 128, 768], [2], 1e-5),
});
