import { sizeOf } from '../core';
import { streamReport, type Stored } from '../core/stream';

/** Elements of a short and of a longer pass: what both take is not paid for every byte. */
const SHORT = 2 ** 17;
const LONG = 2 ** 20;

let measured: number | undefined;

/** How many bytes a second one pass of a report takes on this machine: measured on parts of the tensor, once. */
export async function measuredRate(stored: Stored): Promise<number> {
  if (measured) return measured;
  // The first run is slower than those that follow: the code is compiled.
  await timed(stored, LONG);
  const [short, long] = [await timed(stored, SHORT), await timed(stored, LONG)];
  const [bytes, seconds] = [long.bytes - short.bytes, long.seconds - short.seconds];
  // On a busy machine the short one may take longer than the long one.
  return (measured = bytes > 0 && seconds > 0 ? bytes / seconds : long.bytes / long.seconds);
}

async function timed(stored: Stored, elements: number): Promise<{ readonly bytes: number; readonly seconds: number }> {
  const sample = { ...stored, shape: [Math.min(elements, sizeOf(stored.shape))], fortranOrder: false };
  let bytes = 0;
  const begin = performance.now();
  await streamReport(sample, { scheme: 'input' }, (read) => (bytes += read));
  return { bytes, seconds: Math.max(performance.now() - begin, 1) / 1000 };
}
