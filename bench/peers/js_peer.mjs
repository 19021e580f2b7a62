// What a program without any of these does: JSON.parse and a loop.
import { readFileSync } from 'node:fs';
import { probe, serve } from './serve.mjs';

const json = (path) => () => {
  const rows = JSON.parse(readFileSync(path, 'utf8'));
  const width = rows[0].length;
  const values = new Float64Array(rows.length * width);
  let at = 0;
  for (const row of rows) for (let i = 0; i < width; i++) values[at++] = row[i];
  return () => probe(values);
};

serve(() => `JSON.parse, Node ${process.versions.node}`, { json });
