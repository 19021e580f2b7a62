import { DuckDBInstance } from '@duckdb/node-api';
import { serve } from './serve.mjs';

const connection = await (await DuckDBInstance.create()).connect();
const [[version]] = await (await connection.runAndReadAll('select version()')).getRows();

// Into columns of doubles, as typed arrays.
const csv = (path) => async () => {
  const columns = Array.from({ length: 10 }, (_, i) => `'c${i}': 'DOUBLE'`).join(', ');
  const result = await connection.stream(`from read_csv('${path}', header = true, columns = {${columns}})`);
  const first = [];
  let last = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    last = Array.from({ length: 10 }, (_, i) => chunk.getColumnVector(i).getItem(chunk.rowCount - 1));
    if (first.length === 0) first.push(...Array.from({ length: 10 }, (_, i) => chunk.getColumnVector(i).getItem(0)));
  }
  return () => [first[0], last[9]];
};

serve(() => `DuckDB ${version}`, { csv6: csv, csv17: csv });
