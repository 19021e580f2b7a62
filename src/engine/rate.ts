import { DTYPES, sizeOf } from '../core';
import { streamReport, type Stored } from '../core/stream';

/** So many elements are enough to tell how fast the others will be. */
const SAMPLE = 2 ** 19;

let measured: number | undefined;

/** How many bytes a second one pass of a report takes on this machine: measured on a part of the tensor, once. */
export async function measuredRate(stored: Stored): Promise<number> {
  if (measured) return measured;
  const sample = { ...stored, shape: [Math.min(SAMPLE, sizeOf(stored.shape))], fortranOrder: false };
  const bytes = SAMPLE * DTYPES[stored.dtype].bytes;
  // The first run is slower than those that follow: the code is compiled.
  await streamReport(sample, { scheme: 'input' }, () => undefined);
  const begin = performance.now();
  await streamReport(sample, { scheme: 'input' }, () => undefined);
  return (measured = (3 * bytes * 1000) / Math.max(performance.now() - begin, 1));
}
