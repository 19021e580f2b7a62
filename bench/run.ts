// Normscope and its peers side by side: results first, then times. Peers take turns within one run, each in a process of its own.
//
//   npm run bench                                  everything; writes bench/RESULTS.md
//   npm run bench -- --only zscore64,csv6          some cases      --scale 0.1   shorter text files      --rounds 5
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { casesOf, inputOf, type Case } from './cases';
import { Peer, type Run, type Start } from './peer';
import { TARGETS } from './targets';

const HERE = join(__dirname);
const FOLDER = join(tmpdir(), 'normscope-bench');
const PYTHON = '/usr/bin/python3';

interface Measured {
  readonly version: string;
  readonly cold: number;
  readonly warm: readonly number[];
  readonly peak: number;
}

/** A new peer is a new file of `peers/`, `<name>_peer.py` or `<name>_peer.mjs`. */
function starts(bundle: string): Start[] {
  const files = readdirSync(join(HERE, 'peers')).sort();
  const python = files.filter((file) => file.endsWith('_peer.py')).map((file) => pythonPeer(file));
  const node = files.filter((file) => file.endsWith('_peer.mjs')).map((file) => nodePeer(join(HERE, 'peers', file)));
  return [{ ...nodePeer(bundle), name: 'normscope' }, ...python, ...node];
}

// Kernels for the processor at hand, which these would override.
function pythonPeer(file: string): Start {
  const env = { OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined, PYTHONDONTWRITEBYTECODE: '1' };
  return { name: nameOf(file), command: PYTHON, args: [join(HERE, 'peers', file)], env };
}

function nodePeer(path: string): Start {
  return { name: nameOf(path), command: process.execPath, args: ['--max-old-space-size=8192', path] };
}

function nameOf(path: string): string {
  return /([^/\\]+)_peer\.\w+$/.exec(path)?.[1] ?? path;
}

async function bundlePeer(): Promise<string> {
  const outfile = join(FOLDER, 'normscope_peer.mjs');
  await build({
    entryPoints: [join(HERE, 'peers/normscope_peer.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}

async function measure(one: Case, all: readonly Start[], rounds: number): Promise<Map<string, Measured>> {
  const path = inputOf(one, FOLDER);
  const started = await Promise.all(all.map((start) => Peer.start(start, one.id, path)));
  const peers = started.filter((peer) => peer !== undefined);
  const runs = new Map<Peer, Run[]>(peers.map((peer) => [peer, []]));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const peer of peers) runs.get(peer)?.push(await peer.run());
      if (round === 0) for (const peer of peers) await warmUp(peer);
    }
  } finally {
    for (const peer of peers) peer.end();
  }
  const [reference] = runs.values();
  for (const [peer, [{ answer }]] of runs) check(one, peer, answer, reference[0].answer);
  return new Map(
    [...runs].map(([{ name, version }, [cold, ...warm]]) => [
      name,
      { version, cold: cold.ms, warm: warm.map(({ ms }) => ms), peak: Math.max(...warm.map(({ peak }) => peak)) },
    ]),
  );
}

const WARM_UP_RUNS = 10;
const WARM_UP_MS = 300;

// Compilers and allocators settle before anything warm is measured, everyone's alike.
async function warmUp(peer: Peer): Promise<void> {
  let spent = 0;
  for (let run = 0; run < WARM_UP_RUNS && spent < WARM_UP_MS; run++) spent += (await peer.run()).ms;
}

// Results come before times: where two disagree, one of them is wrong, and nothing is said of times.
function check({ id, tolerance }: Case, { name }: Peer, answer: readonly number[], expected: readonly number[]): void {
  const greatest = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const off = answer.findIndex((x, i) => !(Math.abs(x - expected[i]) <= tolerance * greatest));
  if (answer.length === expected.length && off < 0) return;
  // Few peers answer with all that Normscope does.
  if (answer.length < expected.length && answer.every((x, i) => i > 0 || x === expected[0])) return;
  const at = Math.max(off, 0);
  throw new Error(`${id}: ${name} answers ${answer[at]} at ${at}, Normscope ${expected[at]}`);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

function short(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}

function tableOf(results: readonly (readonly [Case, Map<string, Measured>])[]): string {
  const lines = [
    '| case | who | median ms | range | cold ms | × Normscope | peak MB |',
    '| --- | --- | --: | --: | --: | --: | --: |',
  ];
  for (const [{ title }, measured] of results) {
    const own = median(measured.get('normscope')?.warm ?? [NaN]);
    for (const { version, cold, warm, peak } of measured.values()) {
      const range = `${short(Math.min(...warm))}–${short(Math.max(...warm))}`;
      const times = (median(warm) / own).toFixed(2);
      lines.push(
        `| ${[title, version, short(median(warm)), range, short(cold), times, (peak / 2 ** 20).toFixed(0)].join(' | ')} |`,
      );
    }
  }
  return lines.join('\n');
}

function targetsOf(results: readonly (readonly [Case, Map<string, Measured>])[]): string {
  const lines = ['| case | against | × | target | |', '| --- | --- | --: | --: | --- |'];
  for (const { id, peer, factor } of TARGETS) {
    const [one, measured] = results.find(([{ id: each }]) => each === id) ?? [];
    const [own, other] = ['normscope', peer].map((name) => measured?.get(name));
    if (!one || !own || !other) continue;
    const times = median(other.warm) / median(own.warm);
    const verdict = times >= factor ? 'met' : 'missed';
    lines.push(`| ${one.title} | ${other.version} | ${times.toFixed(2)} | ${factor} | ${verdict} |`);
  }
  return lines.join('\n');
}

function machine(): string {
  const [{ model }] = cpus();
  return `${model}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform}, Node ${process.version}`;
}

// npm passes over polars' own build, which names a newer Node than it needs.
function installPolars(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const build = `nodejs-polars-linux-x64-gnu@${dependencies['nodejs-polars']}`;
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', build], { cwd: HERE, stdio: 'inherit' });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '7' },
      out: { type: 'string', default: join(HERE, 'RESULTS.md') },
    },
  });
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(join(HERE, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: 'inherit' });
    installPolars();
  }
  const load = loadavg()[0].toFixed(1);
  const all = starts(await bundlePeer());
  const wanted = values.only?.split(',');
  const cases = casesOf(Number(values.scale)).filter(({ id }) => !wanted || wanted.includes(id));
  const results: (readonly [Case, Map<string, Measured>])[] = [];
  for (const one of cases) {
    results.push([one, await measure(one, all, Number(values.rounds))]);
    console.log(tableOf(results.slice(-1)));
  }
  const head = `# Measured side by side\n\nMade by \`npm run bench\` on ${machine()}. Medians of ${values.rounds} warm runs, peers taking turns; cold is the first run of a process. Others' work on the machine when it began: a load of ${load}.\n`;
  writeFileSync(values.out, `${head}\n${tableOf(results)}\n\n## Targets\n\n${targetsOf(results)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
