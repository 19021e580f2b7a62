import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/core/readers';
import type { ReadResult } from '../../src/core/readers/reader';
import { fileSource, textSource } from '../../src/core/readers/source';
import { tableCells } from '../../src/core/readers/table';
import { conformanceFolder, describeWith, filesOf } from './data';
import { TABLE_SETTINGS, TABLE_CASES } from './exceptions';

interface PapaCase {
  readonly description: string;
  readonly input: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data: readonly unknown[]; readonly errors?: readonly unknown[] };
}

const folder = conformanceFolder('csv');

describeWith(folder)('tables of csv-spectrum', () => {
  const expected = join(folder!, 'csv-spectrum/json');
  for (const file of filesOf(expected, '.json')) {
    it(`${file.replace('.json', '.csv')} is split into the cells that csv-spectrum names`, () => {
      const records = JSON.parse(readFileSync(join(expected, file), 'utf8')) as Record<string, string>[];
      const bytes = readFileSync(join(folder!, 'csv-spectrum/csvs', file.replace('.json', '.csv')));
      const result = read(fileSource(bytes), { format: 'table' });
      assertAnswered(result);
      const rows = tableCells(fileSource(bytes), result.choice.table!.delimiter);
      assert.deepEqual(rows, [Object.keys(records[0]), ...records.map((record) => Object.values(record))]);
    });
  }
});

describeWith(folder)('tables of PapaParse', () => {
  const papa = join(folder!, 'papaparse');
  const suites = ['CORE_PARSER_TESTS.json', 'PARSE_TESTS.json'];
  const cases = suites.flatMap((suite) => JSON.parse(readFileSync(join(papa, suite), 'utf8')) as PapaCase[]);

  it('has no exception that is not needed', () => {
    const known = new Set(cases.map(({ description }) => description));
    assert.deepEqual(
      Object.keys(TABLE_CASES).filter((description) => !known.has(description)),
      [],
    );
  });

  for (const { description, input, config = {}, expected } of cases) {
    const reason =
      TABLE_CASES[description] ??
      Object.keys(config)
        .map((key) => TABLE_SETTINGS[key])
        .find(Boolean);
    it(`${description}${reason ? ` (answered; split otherwise: ${reason})` : ''}`, () => {
      const delimiter = typeof config.delimiter === 'string' ? config.delimiter : undefined;
      const result = read(textSource(input), { format: 'table', table: { delimiter } });
      assertAnswered(result);
      if (reason) return;
      const rows = tableCells(textSource(input), result.choice.table!.delimiter);
      assertSameCells(config.header ? rows.slice(1) : rows, expected.data);
    });
  }

  for (const file of filesOf(papa, '.csv', '.tsv')) {
    it(`${file} is answered`, () => {
      assertAnswered(read(fileSource(readFileSync(join(papa, file))), { fileName: file }));
    });
  }

  const ragged: readonly [string, string][] = [
    ['malformed.tsv', '\t'],
    ['verylong-sample.csv', ','],
  ];
  for (const [file, delimiter] of ragged) {
    it(`${file} is refused at each row that has a value too many or too few`, () => {
      const bytes = readFileSync(join(papa, file));
      const { tensors, problems } = read(fileSource(bytes), { fileName: file });
      const lines = bytes.toString().split(/\r?\n/).filter(Boolean);
      const columns = lines[0].split(delimiter).length;
      const wrong = lines.filter((line) => line.split(delimiter).length !== columns);
      const found = problems.filter(({ code }) => code === 'table.ragged');
      assert.equal(tensors.length, 0);
      assert.ok(wrong.length > 0);
      assert.deepEqual(
        found.map(({ span }) => bytes.subarray(span!.start, span!.end).toString()),
        wrong,
      );
    });
  }

  it('malformed.tsv is refused at the quote that is never closed', () => {
    const bytes = readFileSync(join(papa, 'malformed.tsv'));
    const [problem] = read(fileSource(bytes), { fileName: 'malformed.tsv' }).problems;
    assert.deepEqual([problem.code, problem.span!.start], ['table.unclosedQuote', bytes.indexOf('"')]);
  });
});

function assertAnswered({ tensors, problems }: ReadResult): void {
  assert.ok(tensors.length > 0 || problems.length > 0);
}

// Blank lines are no rows, and blanks around an unquoted cell mean nothing to a table of numbers.
function assertSameCells(rows: readonly (readonly string[])[], expected: readonly unknown[]): void {
  const wanted = expected
    .map((row) => (Array.isArray(row) ? row : Object.values(row as object).flat()) as unknown[])
    .filter((row) => row.length !== 1 || String(row[0]).trim() !== '');
  assert.equal(rows.length, wanted.length);
  for (const [i, row] of rows.entries()) {
    assert.equal(row.length, wanted[i].length, `row ${i}: ${JSON.stringify(row)}`);
    for (const [j, cell] of row.entries()) assertSameCell(cell, wanted[i][j]);
  }
}

function assertSameCell(cell: string, wanted: unknown): void {
  if (typeof wanted === 'number') assert.equal(Number(cell), wanted);
  else if (typeof wanted === 'boolean') assert.equal(cell.toLowerCase(), String(wanted));
  else assert.equal(cell.trim(), typeof wanted === 'string' ? wanted.trim() : '');
}
