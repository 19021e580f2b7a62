import type { Problem } from '../../problem';
import { nameList } from '../excerpt';
import type { ValueSink } from '../sink';
import { quoted } from '../token';
import type { Keys } from './keys';
import type { JsonText } from './text';

/** The cells of a frame, in the order of the text. */
export interface FrameCells {
  readonly text: JsonText;
  readonly sink: ValueSink;
  /** Which of them are texts, by their index in the sink. */
  readonly texts: ReadonlySet<number>;
  /** The index in the sink of a row's cell in a column. */
  at(row: number, column: number): number;
}

/** The columns of a frame that are numbers, and what is said about the others. */
export function numericColumns(
  cells: FrameCells,
  rows: number,
  columns: Keys,
): { readonly kept: readonly number[]; readonly problems: readonly Problem[] } {
  const { text, sink, texts } = cells;
  const kept: number[] = [];
  const aside: number[] = [];
  const problems: Problem[] = [];
  for (let column = 0; column < columns.count; column++) {
    let numbers = 0;
    let firstText = -1;
    for (let row = 0; row < rows; row++) {
      const index = cells.at(row, column);
      if (!texts.has(index)) numbers += Number.isNaN(sink.values[index]) ? 0 : 1;
      else if (firstText < 0) firstText = index;
    }
    if (firstText < 0 && numbers > 0) kept.push(column);
    else if (numbers === 0) aside.push(column);
    else problems.push(mixed(cells, text.textOf(columns.spans[column]), firstText));
  }
  const names = nameList(aside.map((column) => text.textOf(columns.spans[column])));
  const span = aside.length > 0 ? columns.spans[aside[0]] : undefined;
  if (span) problems.push({ code: 'json.setAside', severity: 'info', args: { n: aside.length, names }, span });
  return { kept, problems };
}

function mixed({ text, sink }: FrameCells, name: string, cell: number): Problem {
  text.at = sink.starts[cell];
  const start = text.at;
  text.string();
  const span = { start, end: text.at };
  return { code: 'json.textInColumn', severity: 'warning', args: { name, text: quoted(text.source, span) }, span };
}
