import type { Span } from '../problem';

const MAX_LENGTH = 60;
const MAX_NAMES = 8;

/** A shape as messages show it: `[8, 3, 32, 32]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${excerpt(shape.join(', '))}]`;
}

/** A text from a file, short enough for a message and on one line; characters that nobody sees are named: `U+200B`. */
export function excerpt(text: string): string {
  const head = text.slice(0, MAX_LENGTH + 1).replace(/[\t-\r]+/g, ' ');
  const short = head.length > MAX_LENGTH ? `${head.slice(0, MAX_LENGTH)}…` : head;
  return short.replace(/[\p{Cc}\p{Cf}]/gu, codePoint);
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Some names for a message: the first few, then `…`. */
export function nameList(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(excerpt).join(', ');
  return names.length > MAX_NAMES ? `${shown}, …` : shown;
}

/** The span that a file as a whole has. */
export function wholeSpan(bytes: Uint8Array): Span {
  return { start: 0, end: bytes.length };
}
