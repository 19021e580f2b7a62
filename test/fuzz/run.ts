import { parseArgs } from 'node:util';
import { corpus } from './corpus';
import { fuzzOne, type Finding } from './fuzz';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const first = Number(values.seed);
const EVERY = 20_000;
const MAX_KINDS = 20;

const groups = corpus(true);
/** By what is wrong, numbers aside: the first of a kind is shown, the others are counted. */
const findings = new Map<string, number>();
let tensors = 0;
let slowest = 0;
let largest = 0;
const start = performance.now();
console.log(`${count} mutations of ${groups.flat().length} seeds, from seed ${first}`);
for (let i = 0; i < count && findings.size < MAX_KINDS; i++) {
  const before = performance.now();
  // Neighbouring numbers must not give neighbouring inputs.
  const outcome = fuzzOne(groups, Math.imul(first * count + i, 0x9e3779b1));
  slowest = Math.max(slowest, performance.now() - before);
  if ('error' in outcome) report(outcome);
  else {
    tensors += outcome.tensors;
    largest = Math.max(largest, outcome.growth);
  }
  if ((i + 1) % EVERY === 0)
    console.log(`${i + 1}: ${tensors} tensors, slowest ${slowest.toFixed(0)} ms, growth ${largest.toFixed(1)}`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  `seed ${first}: ${[...findings.values()].reduce((a, b) => a + b, 0)} findings of ${findings.size} kinds, ${tensors} tensors, slowest ${slowest.toFixed(0)} ms, largest growth ${largest.toFixed(1)} times, ${seconds} s`,
);
process.exitCode = findings.size > 0 ? 1 : 0;

function report({ seed, from, format, bytes, error }: Finding): void {
  const kind = String(error).replace(/\d+/g, '#');
  findings.set(kind, (findings.get(kind) ?? 0) + 1);
  if (findings.get(kind) !== 1) return;
  console.log(
    `FOUND seed ${seed}, from ${from}, as ${format}: ${error instanceof Error ? error.stack : String(error)}`,
  );
  console.log(JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 2000)));
}
