// What a key stroke takes in the real VS Code, from the key to the painted frame: without the extension, with one that does
// nothing, with one that shows a code lens, and with Normscope, its side views closed and open. In a folder of 200 files with arrays, or in a file of nearly
// 50 MB: VS Code lets extensions see no larger one. All windows are open at once and take turns.
//
//   npm run build && npx tsx bench/typing/run.ts [folder|large] [side …]
import { rmSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { dirname } from 'node:path';
import { quantile } from '../../test/vscode/latency';
import { makeFolder, SUBJECTS, type Subject } from './folder';
import { BETWEEN, openWindow, SIDES, typeInto, type SideId, type Taken, type Window } from './sides';

const ROUNDS = Number(process.env.ROUNDS ?? 8);

/** The rounds of each side, in the order of the windows. */
type Rounds = readonly (readonly Taken[])[];

async function main([subject = 'folder', ...sides]: readonly string[]): Promise<void> {
  const { title, fileOf, settle } = SUBJECTS[subject as Subject];
  const ids = (sides.length > 0 ? sides : Object.keys(SIDES)) as SideId[];
  const folder = makeFolder();
  const windows: Window[] = [];
  try {
    for (const id of ids) windows.push(await openWindow(id, folder));
    const rounds = await takeTurns(windows, (window, round) => typeInto(window, fileOf(round), settle));
    const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${arch()}`;
    console.log(`${title}; ${machine}; ms, a key every ${BETWEEN} ms, ${ROUNDS} rounds in turns`);
    print(ids, rounds);
  } finally {
    for (const { session } of windows) await session.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}

// The first round warms up. Each round begins with another window: what comes first may be the dearest.
async function takeTurns(
  windows: readonly Window[],
  turnOf: (window: Window, round: number) => Promise<Taken>,
): Promise<Rounds> {
  const sides: Taken[][] = windows.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (let turn = 0; turn < windows.length; turn++) {
      const side = (round + turn) % windows.length;
      const taken = await turnOf(windows[side], round);
      if (round > 0) sides[side].push(taken);
    }
  }
  return sides;
}

function print(ids: readonly SideId[], [base, ...others]: Rounds): void {
  console.log(
    '| extension | keys | median | 95 % | medians of the rounds | ratio of the medians, round by round | processor time of the window for a key |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  const medians = (rounds: readonly Taken[]): number[] => rounds.map(({ latencies }) => quantile(latencies, 0.5));
  const bases = medians(base);
  for (const [side, rounds] of [base, ...others].entries()) {
    const times = rounds.flatMap(({ latencies }) => latencies);
    const ratios = medians(rounds).map((median, round) => median / bases[round]);
    const cells = [
      SIDES[ids[side]].title,
      times.length,
      quantile(times, 0.5).toFixed(1),
      quantile(times, 0.95).toFixed(1),
      range(medians(rounds), 1),
      side === 0 ? '' : `${quantile(ratios, 0.5).toFixed(2)} (${range(ratios, 2)})`,
      quantile(
        rounds.map(({ processor }) => processor),
        0.5,
      ).toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function range(values: readonly number[], digits: number): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
