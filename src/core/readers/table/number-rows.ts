import { Char } from '../bytes';
import type { Source } from '../source';
import { trimmedSpan } from '../token';

// What numbers, NaN and Inf, and the delimiters between them are written with.
const ALLOWED = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\d\s.,;|+\-eEnaNAifIF]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
// What libraries print is broken at 72 to 80 characters.
const WRAPPED = 60;

/**
 * Whether a text is rows of nothing but numbers and delimiters: neither brackets nor words. One vector that a library
 * printed over several lines, whose lines are long and aligned by blanks, is none.
 */
export function isRowsOfNumbers(source: Source): boolean {
  const { bytes } = source;
  const { start, end } = trimmedSpan(source);
  let delimited = false;
  for (let i = start; i < end; i++) {
    if (ALLOWED[bytes[i]] === 0) return false;
    delimited ||= bytes[i] === Char.Comma || bytes[i] === Char.Semicolon || bytes[i] === Char.Pipe;
  }
  return delimited || !isWrapped(bytes, start, end);
}

// Every line but the last is long.
function isWrapped(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  for (let stop = bytes.indexOf(Char.LineFeed, at); stop >= 0 && stop < end; stop = bytes.indexOf(Char.LineFeed, at)) {
    if (stop - at < WRAPPED) return false;
    at = stop + 1;
  }
  return at > start;
}
