import { isDigit } from './number';
import { textSource, type Source } from './source';

/** A file as the text that its bytes encode, and where the text's offsets are in the file. */
export interface Decoded {
  readonly source: Source;
  byteAt(offset: number): number;
}

/** Larger files are read as their bytes stand: a text of them would not fit into a string. */
const MAX_BYTES = 2 ** 28;

/**
 * A file's text where its bytes alone do not tell its numbers: UTF-16, and UTF-8 or Windows-1252 with a minus sign, a
 * currency sign or a space beyond ASCII beside a digit. Undefined for all others, whose numbers are read from the bytes, and so where
 * none of the bytes that such marks begin with was found (`marked`).
 */
export function decodedFile({ bytes }: Source, marked = true): Decoded | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  const utf16 = utf16Of(bytes);
  if (utf16) return { source: decode(bytes, utf16), byteAt: (offset) => Math.min(2 * offset, bytes.length) };
  if (!marked || !hasWideMarks(bytes)) return undefined;
  try {
    return { source: decode(bytes, 'utf-8', true), byteAt: utf8Offsets(bytes) };
  } catch {
    // Ill-formed as UTF-8: one byte a character, as spreadsheets in Western Europe save.
    return { source: decode(bytes, 'windows-1252'), byteAt: (offset) => offset };
  }
}

const SAMPLE = 1024;

// UTF-16 begins with its mark, or, where that is missing, every other byte of what is mostly ASCII is 0.
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(SAMPLE, bytes.length) >> 1;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (bytes[i] === 0) zeros[i & 1]++;
  const [even, odd] = zeros;
  if (pairs < 2 || Math.max(even, odd) < 0.9 * pairs || Math.min(even, odd) > 0) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decode(bytes: Uint8Array, encoding: string, fatal = false): Source {
  return textSource(new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes));
}

// The first bytes of −, the thin spaces and the currency signs; of the no-break space, £ and ¥; that space in Windows-1252.
export const FIRST_BYTES = [0xe2, 0xc2, 0xa0] as const;

function hasWideMarks(bytes: Uint8Array): boolean {
  return FIRST_BYTES.some((first) => {
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      const length = markLength(bytes, at);
      if (length > 0 && (isDigit(bytes[at - 1]) || isDigit(bytes[at + length]) || bytes[at + length] === 0x2e))
        return true;
    }
    return false;
  });
}

// How many bytes the mark at `at` takes; 0 if none is there.
function markLength(bytes: Uint8Array, at: number): number {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first === 0xa0) return 1;
  if (first === 0xc2) return second === 0xa0 || second === 0xa3 || second === 0xa5 ? 2 : 0;
  const minus = second === 0x88 && third === 0x92;
  const space = second === 0x80 && (third === 0xaf || third === 0x89 || third === 0x87);
  const currency = second === 0x82 && third >= 0xa0;
  return minus || space || currency ? 3 : 0;
}

// UTF-16 units between two offsets that are kept.
const STEP = 4096;

/** Where each UTF-16 unit of well-formed UTF-8 begins: every so many are kept, the others are counted from there. */
function utf8Offsets(bytes: Uint8Array): (offset: number) => number {
  const kept: number[] = [];
  let unit = 0;
  for (let at = 0; at < bytes.length; at++) {
    const units = unitsOf(bytes[at]);
    if (units > 0 && unit >= (kept.length / 2) * STEP) kept.push(at, unit);
    unit += units;
  }
  return (offset) => {
    const pair = Math.min(kept.length / 2 - 1, Math.floor(offset / STEP));
    let at = pair < 0 ? 0 : kept[2 * pair];
    for (let passed = pair < 0 ? 0 : kept[2 * pair + 1]; at < bytes.length; at++) {
      const units = unitsOf(bytes[at]);
      if (units > 0 && passed >= offset) return at;
      passed += units;
    }
    return bytes.length;
  };
}

// How many UTF-16 units a character takes that begins with a byte; 0 for a byte that begins none.
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}
