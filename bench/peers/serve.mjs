// One peer in a process of its own: reads requests, a line of JSON each, and answers with a line each.
//   { case, path }  →  { ready } or { absent }      { run }  →  { ms, answer, peak }
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

/**
 * @param {() => string | Promise<string>} version
 * @param {Record<string, (path: string) => unknown>} cases  each makes what is then measured: a function that answers with numbers
 */
export function serve(version, cases) {
  /** @type {(() => unknown) | undefined} */
  let work;
  const answer = (/** @type {unknown} */ message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  /** @param {{ case?: string, path: string }} request */
  async function handle(request) {
    if (request.case) {
      const make = cases[request.case];
      work = make && (await make(request.path));
      return answer(make ? { ready: await version() } : { absent: true });
    }
    const started = performance.now();
    const result = await work?.();
    const ms = performance.now() - started;
    const numbers = typeof result === 'function' ? await result() : result;
    return answer({ ms, answer: numbers, peak: process.resourceUsage().maxRSS * 1024 });
  }
  let last = Promise.resolve();
  createInterface({ input: process.stdin }).on('line', (line) => {
    last = last.then(() => handle(JSON.parse(line))).catch((error) => answer({ failed: String(error) }));
  });
}

/** Some of a result's numbers, enough to tell two results apart: `length` values, ends included, evenly spread. */
export function probe(/** @type {ArrayLike<number>} */ values, length = 50) {
  return Array.from({ length }, (_, i) => values[Math.round((i * (values.length - 1)) / (length - 1))]);
}
