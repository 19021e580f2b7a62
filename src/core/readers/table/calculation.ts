import type { Problem, Span } from '../../problem';
import { excerpt } from '../excerpt';
import type { TableBody } from './body';
import { CellKind } from './cell';
import type { Layout } from './layout';
import { cellText } from './rows';

const OPERATOR = /^(?:[+*/^×·⋅÷]|\*\*)$/;
const REAL = '(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
// `4i`, `-2.5j`, `3+4i`, `(1-2j)`
const COMPLEX = new RegExp(`^\\(?[-+]?(?:${REAL})?(?:(?<=[\\d.])[-+](?:${REAL})?)?[ij]\\)?$`, 'i');
// `1.5×10^3`, `2*10**-4`, `3 · 10⁵`
const POWER = /^[-+−]?[\d.,]+\s*[×x*·⋅]\s*10\s*(?:\^|\*\*|[⁰¹²³⁴-⁹⁻⁺])/;
const LOOKED_AT = 100;

/** What the cells of a column have in common that makes them no numbers, though there are numbers in them. */
type Reason = 'table.expression' | 'table.power' | 'literal.complex';

/**
 * Says that a table is none, or that a column of it cannot be read: its cells are operators between numbers, complex, or written with
 * powers of ten. An error where nothing of the table is what it would be without it.
 */
export function calculations(body: TableBody, layout: Layout): Problem[] {
  const from = layout.first + layout.levels;
  const columns = [...(layout.levels > 0 ? [layout.first] : []), ...layout.texts];
  return columns.flatMap((column) => {
    const found = reasonIn(body, layout, column);
    if (!found) return [];
    const torn = body.dialect.delimiter === 'whitespace' || layout.kept.length === 0 || column < from;
    const args = { text: excerpt(found.text) };
    return [{ code: found.reason, severity: torn ? 'error' : 'warning', args, span: found.span } as const];
  });
}

function reasonIn(
  body: TableBody,
  { firstRow }: Layout,
  column: number,
): { readonly reason: Reason; readonly text: string; readonly span: Span } | undefined {
  const rows = body.scanner();
  const cells = body.cellReader();
  let reason: Reason | undefined;
  let first: { readonly text: string; readonly span: Span } | undefined;
  for (let row = firstRow; row < Math.min(body.rows, firstRow + LOOKED_AT); row++) {
    rows.seek(body.rowStarts.at(row), column + 2);
    const span = { start: rows.starts[column], end: rows.ends[column] };
    if (cells.read(span.start, span.end) !== CellKind.Text) continue;
    const text = cellText(body.source, rows, column);
    const why = reasonOf(text, body, column, rows.count > column + 1 ? cellText(body.source, rows, column + 1) : '');
    // The first row may be names.
    if (!why && row === 0 && body.rows > 1) continue;
    if (!why || (reason && why !== reason)) return undefined;
    reason = why;
    first ??= { text, span };
  }
  return reason && first && { reason, ...first };
}

function reasonOf(text: string, body: TableBody, column: number, next: string): Reason | undefined {
  if (COMPLEX.test(text) && /\d/.test(text)) return 'literal.complex';
  if (POWER.test(text)) return 'table.power';
  if (body.dialect.delimiter !== 'whitespace' || !OPERATOR.test(text) || column === 0) return undefined;
  if (COMPLEX.test(next)) return 'literal.complex';
  return /^10[\^⁰¹²³⁴-⁹⁻⁺*]/.test(next) ? 'table.power' : 'table.expression';
}
