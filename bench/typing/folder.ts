import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILES = 200;
/** 52 MB; 50 MiB are 52.4 MB. */
const LARGE_ROWS = 370_000;
const LARGE = 'large.json';

/** What is typed into, by the word that asks for it: how it is called, the file of a round, and how long it takes to be read. */
export const SUBJECTS = {
  folder: {
    title: `${FILES} files with arrays`,
    fileOf: (round: number) => nameOf((round * 23) % FILES),
    settle: 1000,
  },
  large: { title: `a file of 52 MB, ${LARGE_ROWS} rows of 8`, fileOf: () => LARGE, settle: 6000 },
} as const;
export type Subject = keyof typeof SUBJECTS;

/** Makes a folder of files with twelve arrays each, and a large one. */
export function makeFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'normscope-typing-')), 'arrays');
  mkdirSync(folder);
  for (let i = 0; i < FILES; i++) {
    const arrays = Array.from({ length: 12 }, (_, k) => `layer${k} = np.array(${arrayOf(i + k)})`);
    writeFileSync(join(folder, nameOf(i)), arrays.join('\n\n'));
  }
  const rows = Array.from({ length: LARGE_ROWS }, (_, i) => `[${rowOf(i)}]`);
  writeFileSync(join(folder, LARGE), `[\n${rows.join(',\n')}\n]\n`);
  return folder;
}

function arrayOf(seed: number): string {
  return `[\n${Array.from({ length: 20 }, (_, i) => `    [${rowOf(seed + i)}],`).join('\n')}\n]`;
}

function rowOf(seed: number): string {
  return Array.from({ length: 8 }, (_, i) => ((seed * 31 + i * 17) % 97) / 7).join(', ');
}

function nameOf(index: number): string {
  return `arrays${String(index).padStart(3, '0')}.py`;
}
