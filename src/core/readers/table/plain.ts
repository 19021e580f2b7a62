import { latin1 } from '../number';
import type { Source } from '../source';
import { trimmedSpan } from '../token';
import { arff } from './arff';
import { html } from './html';
import { julia } from './julia';
import { latex } from './latex';
import type { Notation, PlainTable } from './notation';

const NOTATIONS: readonly Notation[] = [julia, html, latex, arff];
const HEAD = 4096;
/** Larger sources are not looked at: what is made plain is copied. */
const MOST_BYTES = 2 ** 28;

/** The table that a source is in HTML, LaTeX or ARFF, or in a print of Julia's, made plain. Undefined if it is none of these. */
export function plainTable(source: Source): PlainTable | undefined {
  return notationOf(source)?.plain(source, trimmedSpan(source));
}

/** Whether a source begins as a table in one of these notations does. */
export function isNotation(source: Source): boolean {
  return notationOf(source) !== undefined;
}

function notationOf(source: Source): Notation | undefined {
  const { start, end } = trimmedSpan(source);
  if (end > MOST_BYTES) return undefined;
  const head = latin1(source.bytes.subarray(start, Math.min(end, start + HEAD)));
  return NOTATIONS.find(({ begins }) => begins(head, source));
}
