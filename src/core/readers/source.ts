import type { Span } from '../problem';
import type { Extent, ReadOptions } from './reader';

/**
 * What a reader reads: one byte a position. Numbers are ASCII in every format, so a text becomes
 * bytes without encoding it: byte `i` is the UTF-16 code unit `i` where that is below 256, and
 * `WIDE` otherwise. Offsets into `bytes` are thus offsets into the document, and nothing has to be
 * mapped back. A file's bytes are taken as they are (UTF-8), and its offsets are byte offsets.
 */
export interface Source {
  readonly bytes: Uint8Array;
  readonly kind: 'text' | 'file';
  /** The characters between two offsets, with everything that `bytes` cannot hold. */
  text(span: Span): string;
  /** Told by readers every MiB or so how far they have got, in bytes. May throw, to call the reading off. */
  reached?(offset: number): void;
}

/** How much of a document a source is, from what the reader is told; a file is always whole. */
export function extentOf({ kind }: Source, { whole }: ReadOptions): Extent {
  return kind === 'file' || whole === true ? 'whole' : 'selection';
}
/** How often `Source.reached` is told, in bytes. */
export const STRIDE = 2 ** 20;

/** Stands for a UTF-16 code unit of 256 or more: a control character that no format uses. */
export const WIDE = 0x1a;

/** U+20A0 (₠) to U+20BF (₿), the signs of currencies beyond $, £ and ¥, are these bytes: control characters that nobody writes. */
export const FIRST_CURRENCY = 0x80;
export const LAST_CURRENCY = 0x9f;

const MINUS_SIGN = 0x2212;
const BYTE_ORDER_MARK = 0xfeff;
// │ ┃ ┆ ┇ ┊ ┋ ║ and ─ ━ ┄ ┅ ┈ ┉ ═
const VERTICAL_LINES: ReadonlySet<number> = new Set([0x2502, 0x2503, 0x2506, 0x2507, 0x250a, 0x250b, 0x2551]);
const HORIZONTAL_LINES: ReadonlySet<number> = new Set([0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550]);

/** The spaces that group digits: as wide as a digit, thin, and narrow as French has it. */
const GROUPING_SPACES: ReadonlySet<number> = new Set([0x2007, 0x2009, 0x202f]);

/** A source over a document's text. */
export function textSource(text: string): Source {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i] = unit < 256 ? unit : narrow(unit);
  }
  return { bytes, kind: 'text', text: ({ start, end }) => text.slice(start, end) };
}

// Some characters above 255 mean something to a reader: the minus sign that papers and Julia print, spaces
// that group digits, the signs of currencies, the lines of tables, and the byte order mark, which is a blank.
function narrow(unit: number): number {
  if (unit === MINUS_SIGN) return 0x2d;
  if (GROUPING_SPACES.has(unit)) return 0xa0;
  if (unit >= 0x20a0 && unit <= 0x20bf) return FIRST_CURRENCY + unit - 0x20a0;
  if (unit >= 0x2500 && unit <= 0x257f) return ruled(unit);
  return unit === BYTE_ORDER_MARK ? 0x20 : WIDE;
}

// The lines that tables are drawn with, as the ASCII characters that others draw them with.
function ruled(unit: number): number {
  if (VERTICAL_LINES.has(unit)) return 0x7c;
  return HORIZONTAL_LINES.has(unit) ? 0x2d : 0x2b;
}

/** A source over a file's bytes. Ill-formed UTF-8 reads as U+FFFD. */
export function fileSource(bytes: Uint8Array, reached?: Source['reached']): Source {
  const decoder = new TextDecoder();
  return { bytes, kind: 'file', text: ({ start, end }) => decoder.decode(bytes.subarray(start, end)), reached };
}
