// How long the calling thread is busy with a source of a given length: reading, a report and a breakdown, the best of several
// runs. `SMALL_SOURCE` of the engine follows from it.
//
//   npx tsx bench/threshold.ts
import { createService } from '../src/engine/service';

const RUNS = 15;
const LENGTHS = [1, 4, 16, 64, 256, 1024];

const TEXTS: Record<string, (length: number) => string> = {
  json: (length) =>
    `[${rows(length)
      .map((row) => `[${row.join(', ')}]`)
      .join(',\n ')}]`,
  csv: (length) =>
    `${rows(length)
      .map((row) => row.join(','))
      .join('\n')}\n`,
};

/** Rows of eight numbers with six digits, together about as many KB as asked for. */
function rows(kilobytes: number): string[][] {
  const count = Math.ceil((kilobytes * 1024) / 80);
  return Array.from({ length: count }, (_, i) => Array.from({ length: 8 }, (_, j) => Math.sin(i * 8 + j).toFixed(6)));
}

function once(text: string, format: 'json' | 'csv', scheme: 'input' | 'layer'): number {
  const { signal } = new AbortController();
  const service = createService('bench');
  const start = performance.now();
  const opened = service.open({ source: { text }, options: { fileName: `a.${format}` } }, signal);
  if (opened instanceof Promise) throw new Error('the service answers at once');
  const [{ id: tensor }] = opened.tensors;
  service.report({ tensor, scheme: { scheme } }, signal);
  service.breakdown({ tensor, scheme: { scheme }, axis: 1, offset: 0, count: 100 }, signal);
  return performance.now() - start;
}

console.log('| KB | JSON, ms | CSV, ms |\n| --- | --- | --- |');
for (const length of LENGTHS) {
  const best = (['json', 'csv'] as const).map((format) => {
    const text = TEXTS[format](length);
    return Math.min(...Array.from({ length: RUNS }, () => once(text, format, 'input')));
  });
  console.log(`| ${length} | ${best.map((ms) => ms.toFixed(2)).join(' | ')} |`);
}
