import { readFileSync } from 'node:fs';
import { inferSchema, initParser } from 'udsv';
import { probe, serve } from './serve.mjs';

const { version } = JSON.parse(readFileSync(new URL('../node_modules/udsv/package.json', import.meta.url), 'utf8'));

const csv = (path) => () => {
  const text = readFileSync(path, 'latin1');
  const columns = initParser(inferSchema(text)).typedCols(text);
  return () => probe({ length: columns.length * columns[0].length, ...{}, ...proxyOf(columns) });
};

function proxyOf(columns) {
  const length = columns.length * columns[0].length;
  const wanted = Array.from({ length: 50 }, (_, i) => Math.round((i * (length - 1)) / 49));
  return Object.fromEntries(wanted.map((i) => [i, columns[i % columns.length][Math.floor(i / columns.length)]]));
}

serve(() => `uDSV ${version}`, { csv6: csv, csv17: csv });
