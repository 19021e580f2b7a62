import type { Problem } from '../problem';
import type { Reader, ReadChoice, ReadResult } from './reader';
import { wholeSpan } from './excerpt';
import { TableBody } from './table/body';
import { calculations } from './table/calculation';
import { plainTable } from './table/plain';
import { sniffDialect } from './table/dialect';
import { layoutOf, type Layout } from './table/layout';
import { asideProblems, cellProblems, noNumbers, structureProblems } from './table/problems';
import { tensorOfTable } from './table/tensor';

export { tableCells } from './table/rows';

/**
 * Reads a table of delimited or aligned columns as one tensor [rows, columns]: float64, bool if every cell is one, a
 * 64-bit integer type if its integers need one. Delimiter, decimal mark, header and index column are sniffed unless
 * `options.table` tells them. Columns of texts are set aside and named; a missing cell is NaN, and so is one that is no
 * number among numbers, which is a problem at its place. Rows of unequal length are refused.
 */
export const tableReader: Reader = {
  id: 'table',
  read(original, options): ReadResult {
    const plain = plainTable(original);
    const { source, delimiter, names } = plain ?? { source: original };
    const table = { ...(delimiter !== undefined && { delimiter }), ...options.table };
    const body = new TableBody(source, sniffDialect(source, { ...options, table })).read();
    const layout = layoutOf(body, table, names);
    const choice = choiceOf(body, layout);
    if (body.rows === 0 && body.raggedCount === 0 && body.unclosed < 0) {
      return { choice, tensors: [], problems: [nothing(body)] };
    }
    const structure = structureProblems(body, layout.firstRow);
    if (structure.length > 0) return { choice, tensors: [], problems: structure };
    const unread = calculations(body, layout);
    if (unread.some(({ severity }) => severity === 'error'))
      return { choice, tensors: [], problems: unread.slice(0, 1) };
    const hasNumbers = !isCode(body, layout) && layout.kept.some((column) => body.counts.values(column) > 0);
    if (!hasNumbers) return { choice, tensors: [], problems: [noNumbers(body, layout)] };
    // Making the tensor moves the values that the problems were found by.
    const problems = [...unread, ...cellProblems(body, layout), ...asideProblems(body, layout)];
    const made = tensorOfTable(body, layout);
    return { choice, tensors: [made.read], problems: [...problems, ...made.problems] };
  },
};

const CODE = /[\w>]\(.*\)|\\\\/;
// Rows of a matrix, one of them cut: `3; 4 5 6`.
const MATRIX = /^[-+.\deE\s]*\d;\s[-+.\deE\s;]*$/;

// A line with brackets in it that no other reader understood: `m << f(1, 2), 3;` is no row.
function isCode(body: TableBody, layout: Layout): boolean {
  if (body.rows !== 1 || layout.header || layout.texts.length === 0) return false;
  const text = body.source.text({ start: body.rowStarts.at(0), end: Math.min(body.end, body.rowStarts.at(0) + 200) });
  return CODE.test(text) || MATRIX.test(text);
}

function choiceOf({ dialect }: TableBody, { header, levels }: Layout): ReadChoice {
  const { delimiter, decimal } = dialect;
  return { format: 'table', table: { delimiter, decimal, header, indexColumn: levels > 0 } };
}

function nothing(body: TableBody): Problem {
  return { code: 'readers.empty', severity: 'error', args: {}, span: wholeSpan(body.source.bytes) };
}
