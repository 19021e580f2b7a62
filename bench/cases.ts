import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { normals, uniform } from '../test/unit/exact/random';

/** What is measured: the input in a file, and how far the answers of two peers may be apart. */
export interface Case {
  readonly id: string;
  readonly title: string;
  /** How many values the file holds. */
  readonly values: number;
  readonly write: (path: string, values: number) => void;
  /** Of the greatest answer. */
  readonly tolerance: number;
}

const KERNELS: readonly (readonly [id: string, title: string, shape: readonly number[]])[] = [
  ['zscore', 'z-score 65536×64', [65536, 64]],
  ['batch', 'batch norm 64×64×56×56', [64, 64, 56, 56]],
  ['layer', 'layer norm 16×128×768', [16, 128, 768]],
];

function kernelCases(): Case[] {
  return KERNELS.flatMap(([id, title, shape]) =>
    ([64, 32] as const).map((bits) => ({
      id: `${id}${bits}`,
      title: `${title} float${bits}`,
      values: shape.reduce((product, length) => product * length, 1),
      write: (path: string, values: number) => writeNumbers(path, values, bits),
      tolerance: bits === 64 ? 1e-9 : 1e-3,
    })),
  );
}

/** Every case; `scale` makes the text files shorter. */
export function casesOf(scale: number): Case[] {
  const text = Math.max(1000, Math.round((20_000_000 * scale) / 10) * 10);
  return [
    ...kernelCases(),
    { id: 'quantiles', title: 'quartiles of 10 M float64', values: 1e7, write: writeNumbers, tolerance: 1e-12 },
    { id: 'histogram', title: '64 bins of 10 M float64', values: 1e7, write: writeNumbers, tolerance: 0 },
    { id: 'csv6', title: `CSV, ${millions(text)} values %.6f`, values: text, write: csv(fixed), tolerance: 0 },
    { id: 'csv17', title: `CSV, ${millions(text)} values %.17g`, values: text, write: csv(String), tolerance: 1e-15 },
    { id: 'json', title: `JSON, ${millions(text / 2)} numbers nested`, values: text / 2, write: json, tolerance: 0 },
    { id: 'job', title: `CSV → z-score, summaries with quartiles`, values: text, write: csv(fixed), tolerance: 1e-9 },
  ];
}

function millions(values: number): string {
  return `${Number((values / 1e6).toPrecision(3))} M`;
}

function fixed(x: number): string {
  return x.toFixed(6);
}

function writeNumbers(path: string, values: number, bits: 64 | 32 = 64): void {
  const block = normals(values, values, 3, 2);
  inFile(path, (file) => writeSync(file, bits === 64 ? block : Float32Array.from(block)));
}

// The same ten thousand rows again and again: what a reader sees is as varied, and the file is written in a moment.
const ROWS = 10_000;
const COLUMNS = 10;

function rowsOf(spell: (x: number) => string): string[] {
  const next = uniform(7);
  return Array.from({ length: ROWS }, () =>
    Array.from({ length: COLUMNS }, () => spell((next() - 0.5) * 200)).join(','),
  );
}

function csv(spell: (x: number) => string): Case['write'] {
  return (path, values) => {
    const block = `${rowsOf(spell).join('\n')}\n`;
    inFile(path, (file) => {
      writeSync(file, `${Array.from({ length: COLUMNS }, (_, i) => `c${i}`).join(',')}\n`);
      repeat(file, block, values);
    });
  };
}

function json(path: string, values: number): void {
  const block = rowsOf(fixed)
    .map((row) => `[${row}],\n`)
    .join('');
  inFile(path, (file) => {
    writeSync(file, '[');
    repeat(file, block, values);
    writeSync(file, `[${new Array<number>(COLUMNS).fill(0).join(',')}]]`);
  });
}

function repeat(file: number, block: string, values: number): void {
  for (let written = 0; written < values; written += ROWS * COLUMNS) writeSync(file, block);
}

function inFile(path: string, write: (file: number) => void): void {
  const file = openSync(path, 'w');
  write(file);
  closeSync(file);
}

/** The file of a case, made where it is not there yet. */
export function inputOf({ id, values, write }: Case, folder: string): string {
  const path = join(folder, `${id}-${values}${id.startsWith('csv') || id === 'job' ? '.csv' : ''}`);
  const done = `${path}.done`;
  if (!existsSync(done)) {
    write(path, values);
    inFile(done, () => undefined);
  }
  // In the page cache, for everyone.
  readFileSync(path, { flag: 'r' });
  return statSync(path).size > 0 ? path : '';
}
