import { readFileSync } from 'node:fs';
import pl from 'nodejs-polars';
import { probe, serve } from './serve.mjs';

const { version } = JSON.parse(
  readFileSync(new URL('../node_modules/nodejs-polars/package.json', import.meta.url), 'utf8'),
);

function rowMajor(frame) {
  const columns = frame.getColumns().map((column) => column.toArray());
  return Float64Array.from(
    { length: frame.height * columns.length },
    (_, i) => columns[i % columns.length][Math.floor(i / columns.length)],
  );
}

const csv = (path) => () => {
  const frame = pl.readCSV(path);
  return () => probe(rowMajor(frame));
};

const QUARTILES = [0.25, 0.5, 0.75];
const FIGURES = (frame) =>
  frame.columns.flatMap((name) => [
    pl.col(name).mean().alias(`${name} mean`),
    pl.col(name).std(0).alias(`${name} std`),
    pl.col(name).min().alias(`${name} min`),
    pl.col(name).max().alias(`${name} max`),
    ...QUARTILES.map((p) => pl.col(name).quantile(p, 'linear').alias(`${name} ${p}`)),
  ]);

const job = (path) => () => {
  const before = pl.readCSV(path);
  // Its std takes a divisor of n - 1, whatever it is told.
  const biased = Math.sqrt((before.height - 1) / before.height);
  const after = before.select(
    ...before.columns.map((name) => pl.col(name).sub(pl.col(name).mean()).div(pl.col(name).std().mul(biased))),
  );
  const [a, b] = [before, after].map((frame) => frame.select(...FIGURES(frame)));
  return () => [
    ...before.columns.map((name) => a.getColumn(`${name} 0.5`).get(0)),
    ...before.columns.map((name) => b.getColumn(`${name} 0.75`).get(0)),
  ];
};

serve(() => `polars ${version}`, { csv6: csv, csv17: csv, job });
