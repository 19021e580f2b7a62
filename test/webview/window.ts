import { after, afterEach } from 'mocha';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { tensor } from '../../src/core';
import { toNpy } from '../../src/core/writers/npy';
import { openVSCode, type Session, type Workbench } from './harness';

/** A name that is a script where it is taken for HTML. */
export const HOSTILE = '<img src=x onerror="document.title=1">';
export const LONG = 100_000;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');

/** What the specs need beside the samples. The files are there before the window opens: quick open finds no later ones. */
export const FILES = {
  'edited.json': '[[1, 2], [3, 4], [5, 6]]\n',
  'hostile.csv': `${quoted([HOSTILE, '__proto__', 'constructor'])}\n1,2,3\n4,5,6\n7,8,10\n`,
  'hostile.json': JSON.stringify({
    [HOSTILE]: [
      [1, 2],
      [3, 4],
    ],
    other: [
      [1, 2],
      [3, 5],
    ],
  }),
  'long.csv': `a,b\n${Array.from({ length: LONG }, (_, i) => `${i},${-i}`).join('\n')}\n`,
  'missing.csv': 'a,b\n1,\n2,3\nNaN,4\n-inf,5\n',
  'notes.txt': 'loss was high\nx = [[1, 2, 3], [4, 5, 9]]\ny = [[7, 7, 7]]\n',
  'nulls.json': '[[1, null], [3, 4], [5, 9]]\n',
  // Two lines to compare, two of which the second is the first, layer-normalized, and two matrices.
  'pairs.py': [
    'a = [1.0, 2.0, 3.0]',
    'b = [1.0, 2.00001, 3.1]',
    '',
    'before = [[1, 2, 3, 4], [2, 4, 6, 9]]',
    'after = [[-1.3416354199689269, -0.447211806656309, 0.447211806656309, 1.3416354199689269], [-1.2567564961286888, -0.48336788312641876, 0.29002072987585126, 1.4501036493792563]]',
    '',
    'wanted = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]',
    'got = [[1.0, 2.5, 3.0], [4.0, 5.0, 6.0], [nan, 8.0, 8.75]]',
    '',
  ].join('\n'),
  'ragged.json': '[[1, 2],\n [3]]\n',
  'single.json': '[[1, 2, 3, 4]]\n',
  'words.txt': 'nothing to be read\n',
} as const;

export const MILLION = 1_000_000;

/** Six columns of a million rows, float32: enough for work that takes its time. */
function million(): Uint8Array {
  const data = Float32Array.from({ length: 6 * MILLION }, (_, i) => ((i * 7919) % 1009) + i / MILLION);
  return toNpy(tensor(data, { shape: [MILLION, 6] }));
}

export const TALL = 10_000_000;

/** Ten million values of a byte: as many rows. */
function tall(): Uint8Array {
  const data = Uint8Array.from({ length: TALL }, (_, i) => i % 251);
  return toNpy(tensor(data, { shape: [TALL], dtype: 'uint8' }));
}

let session: Promise<Session> | undefined;

/** The window that the specs share: a VS Code on a copy of the samples, opened by whoever needs it first. */
export async function sharedWindow(): Promise<Workbench> {
  const isOpen = session !== undefined;
  session ??= openWindow();
  const { vscode } = await session;
  // What another file of specs has left open takes room, and is found where it is not meant.
  if (isOpen) await vscode.closeGroups();
  return vscode;
}

async function openWindow(): Promise<Session> {
  const folder = join(mkdtempSync(join(tmpdir(), 'normscope-specs-')), 'samples');
  cpSync(join(ROOT, 'samples'), folder, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'million.npy'), million());
  writeFileSync(join(folder, 'tall.npy'), tall());
  try {
    return await openVSCode({ folder, size: { width: 1440, height: 1000 } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// What was to be seen when a spec failed, beside the pictures that specs take.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed' || !session) return;
  const name = this.currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 100);
  await (await session).vscode.screenshot(`failed-${name}`);
});

after(async () => (await session)?.close());
