// How long the calling thread is busy with a source of a given length: reading, a report and a breakdown, the best of several
// runs. `SMALL_SOURCE` of the engine follows from it.
//
//   npx tsx bench/threshold.ts
import { inProcess } from '../src/engine/inProcess';

const RUNS = 15;
const LENGTHS = [1, 4, 16, 64, 256, 1024];

const TEXTS = {
  json: (length: number) =>
    `[${rows(length)
      .map((row) => `[${row.join(', ')}]`)
      .join(',\n ')}]`,
  csv: (length: number) =>
    `${rows(length)
      .map((row) => row.join(','))
      .join('\n')}\n`,
};

/** Rows of eight numbers with six digits, together about as many KB as asked for. */
function rows(kilobytes: number): string[][] {
  const count = Math.ceil((kilobytes * 1024) / 80);
  return Array.from({ length: count }, (_, i) => Array.from({ length: 8 }, (_, j) => Math.sin(i * 8 + j).toFixed(6)));
}

async function once(text: string, format: string): Promise<number> {
  const { remote } = inProcess('bench');
  const start = performance.now();
  const [{ id: tensor }] = (await remote.open({ source: { text }, options: { fileName: `a.${format}` } })).tensors;
  await remote.report({ tensor, scheme: { scheme: 'input' } });
  await remote.breakdown({ tensor, scheme: { scheme: 'input' }, axis: 1, offset: 0, count: 100 });
  return performance.now() - start;
}

async function best(text: string, format: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await once(text, format));
  return Math.min(...times);
}

async function main(): Promise<void> {
  console.log('| KB | JSON, ms | CSV, ms |\n| --- | --- | --- |');
  for (const length of LENGTHS) {
    const [json, csv] = [await best(TEXTS.json(length), 'json'), await best(TEXTS.csv(length), 'csv')];
    console.log(`| ${length} | ${json.toFixed(2)} | ${csv.toFixed(2)} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
