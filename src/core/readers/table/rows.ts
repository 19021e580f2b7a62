import type { Span } from '../../problem';
import { Char } from '../bytes';
import { isDigit } from '../number';
import type { Source } from '../source';
import { contentEnd, contentStart } from './extent';

/** Stands for runs of blanks as a delimiter. */
export const WHITESPACE = -1;

/** How a cell was quoted; sums of these. */
export const QUOTED = 1;
/** Doubled quotes stand for one. */
const DOUBLED = 2;

/**
 * Splits a table into rows and cells, a row at a time, by RFC 4180: cells in double quotes may hold delimiters, line
 * breaks and doubled quotes. Lines end in LF, CR or both. Blank lines, comments after `#` and the rules of text tables
 * (`|---|---|`) are no rows. The cells of the current row are offsets in arrays that the next row uses again.
 */
export class RowScanner {
  /** How many cells the row has. */
  count = 0;
  /** Where each cell's content starts and ends, without quotes and without blanks around it. */
  starts = new Uint32Array(16);
  ends = new Uint32Array(16);
  /** How each cell was quoted. */
  quoting = new Uint8Array(16);
  /** The row, without its line break. */
  rowStart = 0;
  rowEnd = 0;
  /** The last comment that was passed over, from its `#` on. */
  comment: Span | undefined;
  /** The quote that is never closed, or -1. After it quotes mean nothing, so that not all that follows is one cell. */
  unclosed = -1;

  private readonly bytes: Uint8Array;
  private readonly blank = new Uint8Array(256);
  private readonly stop = new Uint8Array(256);

  /** Reads `source` from `at` to `end`. `delimiter` is a byte or WHITESPACE. */
  constructor(
    source: Source,
    private readonly delimiter: number,
    public at = contentStart(source),
    public end = contentEnd(source),
    /** Of a row with more cells than these, the first ones are one: a name with blanks in it. 0: no such names. */
    private readonly width = 0,
  ) {
    this.bytes = source.bytes;
    this.blank[Char.Space] = this.blank[Char.Tab] = 1;
    if (source.kind === 'text') this.blank[Char.NoBreakSpace] = 1;
    if (delimiter === WHITESPACE) this.stop.set(this.blank);
    else {
      this.blank[delimiter] = 0;
      this.stop[delimiter] = 1;
    }
    this.stop[Char.LineFeed] = this.stop[Char.CarriageReturn] = 1;
  }

  /** Moves on to the next row; false at the end. */
  next(): boolean {
    while (this.skipBlankLines()) {
      this.rowStart = this.at;
      if (this.isPlainComment() || this.isRule()) {
        this.skipLine();
        continue;
      }
      this.scanCells();
      if (this.bytes[this.rowStart] !== Char.Hash || !this.isCommentedRow()) return true;
      this.comment = { start: this.rowStart, end: this.rowEnd };
    }
    return false;
  }

  /** Moves to the row that starts at `at`, as `rowStart` told it before, and splits it, as far as its first `most` cells. */
  seek(at: number, most = Infinity): void {
    this.at = this.rowStart = at;
    this.scanCells(most);
  }

  private skipBlankLines(): boolean {
    const { bytes, blank, end } = this;
    for (let i = this.at; i < end; i++) {
      const byte = bytes[i];
      if (byte === Char.LineFeed || byte === Char.CarriageReturn) this.at = i + 1;
      else if (blank[byte] === 0) return true;
    }
    return false;
  }

  // `# text`, `## text`, `#!`, or `#` alone.
  private isPlainComment(): boolean {
    const { bytes, at, end } = this;
    if (bytes[at] !== Char.Hash) return false;
    const next = at + 1 < end ? bytes[at + 1] : Char.LineFeed;
    return next === Char.Hash || next === 0x21 || next <= Char.Space;
  }

  // `#1,2,3` was commented out and `#x,y,z` are names; `#ff0000,1,2` is a row.
  private isCommentedRow(): boolean {
    const { bytes, starts, ends, count } = this;
    if (isDigits(bytes, starts[0] + 1, ends[0])) return true;
    for (let cell = 1; cell < count; cell++) if (startsNumber(bytes, starts[cell])) return false;
    return true;
  }

  // A line of dashes under a text table's header. Of a delimited table's cells `-` is a missing one.
  private isRule(): boolean {
    if (this.delimiter !== Char.Pipe) return false;
    const { bytes, end } = this;
    let dashes = 0;
    for (let i = this.at; i < end && bytes[i] !== Char.LineFeed && bytes[i] !== Char.CarriageReturn; i++) {
      if (bytes[i] === Char.Minus || bytes[i] === Char.Equals) dashes++;
      else if (bytes[i] !== Char.Pipe && bytes[i] !== Char.Plus && bytes[i] !== Char.Colon && !this.blank[bytes[i]]) {
        return false;
      }
    }
    return dashes > 2;
  }

  private skipLine(): void {
    const { bytes, end } = this;
    let i = this.at;
    while (i < end && bytes[i] !== Char.LineFeed && bytes[i] !== Char.CarriageReturn) i++;
    if (bytes[this.at] === Char.Hash) this.comment = { start: this.at, end: i };
    this.at = i;
  }

  private scanCells(most = Infinity): void {
    this.count = 0;
    let i = this.at;
    for (;;) {
      i = this.skipBlanks(i);
      if (this.delimiter === WHITESPACE && this.endsLine(i) && this.count > 0) break;
      i = i < this.end && this.bytes[i] === Char.Quote && this.unclosed < 0 ? this.quotedCell(i) : this.bareCell(i);
      if (this.endsLine(i) || (this.count >= most && this.width === 0)) break;
      if (this.delimiter !== WHITESPACE) i++;
    }
    if (this.width > 0 && this.count > this.width) this.joinName();
    this.rowEnd = i;
    if (i < this.end && this.bytes[i] === Char.CarriageReturn && this.bytes[i + 1] === Char.LineFeed) i++;
    this.at = Math.min(i + 1, this.end);
  }

  private joinName(): void {
    const { starts, ends, quoting, width } = this;
    const extra = this.count - width;
    ends[0] = ends[extra];
    quoting[0] = 0;
    starts.copyWithin(1, extra + 1, this.count);
    ends.copyWithin(1, extra + 1, this.count);
    quoting.copyWithin(1, extra + 1, this.count);
    this.count = width;
  }

  private endsLine(at: number): boolean {
    return at >= this.end || this.bytes[at] === Char.LineFeed || this.bytes[at] === Char.CarriageReturn;
  }

  private skipBlanks(at: number): number {
    while (at < this.end && this.blank[this.bytes[at]] === 1) at++;
    return at;
  }

  private bareCell(start: number): number {
    const { bytes, stop, blank, end } = this;
    let i = start;
    while (i < end && stop[bytes[i]] === 0) i++;
    let contentEnd = i;
    while (contentEnd > start && blank[bytes[contentEnd - 1]] === 1) contentEnd--;
    this.add(start, contentEnd, 0);
    return i;
  }

  private quotedCell(open: number): number {
    const { bytes, stop, end } = this;
    let quoting = QUOTED;
    let close = bytes.indexOf(Char.Quote, open + 1);
    while (close >= 0 && close + 1 < end && bytes[close + 1] === Char.Quote) {
      quoting |= DOUBLED;
      close = bytes.indexOf(Char.Quote, close + 2);
    }
    if (close < 0 || close >= end) {
      this.unclosed = open;
      return this.bareCell(open);
    }
    const after = this.skipBlanks(close + 1);
    // `"a" b` breaks the rules: the cell is its text as it stands, quotes included.
    if (after < end && stop[bytes[after]] === 0 && !(this.delimiter === WHITESPACE && after > close + 1)) {
      return this.bareCell(open);
    }
    this.add(open + 1, close, quoting);
    return after;
  }

  private add(start: number, end: number, quoting: number): void {
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.quoting[this.count++] = quoting;
  }

  private grow(): void {
    const { starts, ends, quoting } = this;
    this.starts = new Uint32Array(starts.length * 2);
    this.ends = new Uint32Array(starts.length * 2);
    this.quoting = new Uint8Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
    this.quoting.set(quoting);
  }
}

function startsNumber(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at] === Char.Minus || bytes[at] === Char.Plus ? 1 : 0;
  const point = bytes[at + sign] === Char.Dot ? 1 : 0;
  return isDigit(bytes[at + sign + point]);
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && (isDigit(bytes[i]) || bytes[i] === Char.Dot || bytes[i] === Char.Minus)) i++;
  return i === end && end > start;
}

/** The text of a cell of the current row, with doubled quotes made one. */
export function cellText(source: Source, rows: RowScanner, cell: number): string {
  const text = source.text({ start: rows.starts[cell], end: rows.ends[cell] });
  return rows.quoting[cell] & DOUBLED ? text.replaceAll('""', '"') : text;
}

/** Every cell of a table as text: what the reader sees before it looks for numbers. `delimiter` as in TableOptions. */
export function tableCells(source: Source, delimiter: string): string[][] {
  const rows = new RowScanner(source, delimiterByte(delimiter));
  const cells: string[][] = [];
  while (rows.next()) cells.push(Array.from({ length: rows.count }, (_, cell) => cellText(source, rows, cell)));
  return cells;
}

/** What a delimiter of TableOptions is for a RowScanner. */
export function delimiterByte(delimiter: string): number {
  return delimiter === 'whitespace' ? WHITESPACE : delimiter.charCodeAt(0) & 0xff;
}
