import { Char } from '../bytes';
import type { Language } from '../language';
import type { Source } from '../source';
import { lengthLabel } from './console';
import { LiteralLexer } from './lexer';
import { Token } from './tokens';
import { scalarOf } from './vocabulary';

/** Tokens that an array is made of inside its brackets. */
const INSIDE: ReadonlySet<Token> = new Set([
  Token.Number,
  Token.Complex,
  Token.Value,
  Token.Open,
  Token.Close,
  Token.Comma,
  Token.Semicolon,
  Token.Ellipsis,
]);

/**
 * Whether a text is a piece cut out of one array: nothing but values, commas and brackets, which may
 * close without having been opened (and keywords behind the last of them: `]], dtype=float32)`).
 * Several arrays one below the other, each in its own brackets, are no such piece.
 */
export function isFragment(source: Source, language: Language): boolean {
  const lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, language);
  let depth = 0;
  let lowest = 0;
  let apart = 0;
  let item = false;
  for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
    if (token === Token.Word) {
      if (lexer.peek() === Char.OpenParen && scalarOf(lexer.at - lexer.start <= 64 ? lexer.text : '')) continue;
      return lowest < 0 && depth === lowest && keywords(lexer);
    }
    if (!INSIDE.has(token)) return false;
    if (token === Token.Open && lengthLabel(lexer, lexer.start, '')) return false;
    if (depth === 0 && item && token === Token.Open && lexer.newline && !indented(source, lexer.start)) apart++;
    if (token === Token.Open) depth++;
    else if (token === Token.Close) lowest = Math.min(lowest, --depth);
    item = token !== Token.Comma;
  }
  return apart === 0 || lowest < 0 || depth > 0;
}

// A row inside a printed array stands behind the bracket that it is in.
function indented({ bytes }: Source, at: number): boolean {
  return at > 0 && (bytes[at - 1] === 0x20 || bytes[at - 1] === 0x09);
}

// `dtype=float32)` and the like to the end.
function keywords(lexer: LiteralLexer): boolean {
  if (lexer.next() !== Token.Equals) return false;
  let depth = 0;
  for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
    if (token === Token.Open) depth++;
    else if (token === Token.Close) depth--;
    if (depth < -1) return false;
  }
  return true;
}
