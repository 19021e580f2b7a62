import { Char } from '../bytes';
import type { Source } from '../source';
import type { LiteralLexer } from './lexer';
import type { Before } from './opening';
import type { LiteralRegion } from './region';
import { Token } from './tokens';

const C_TYPE = /^(?:float|double|int|char|long|short|unsigned|bool|size_t|u?int\d+_t)$/;
const SQL_VALUES = /^values$/i;
const LABEL_REFUSALS: ReadonlySet<string> = new Set(['literal.expression', 'literal.word', 'literal.text']);

// What is behind these is meant, and no label.
const INTRODUCES: ReadonlySet<Token> = new Set([Token.Equals, Token.Colon, Token.Comma]);

/**
 * Whether brackets behind `before` say something beside the text: round ones (`round`) behind a word, as in
 * `of shape (3, 4)`, or those of a type, as LLDB prints it in front of a value: `(float [3]) x = …`.
 */
export function isAside({ token, word }: Before, round: boolean): boolean {
  if (token === Token.Word && C_TYPE.test(word)) return true;
  return round && (token === Token.Number || (token === Token.Word && !SQL_VALUES.test(word)));
}

/**
 * Whether brackets that have just been read are a label: `[12]` and `[2024-01-01 12:00]` in front of a line's text, and
 * `[3]` in front of the type in `[3]float64{…}`. The lexer is where it was afterwards.
 */
export function isLabel(lexer: LiteralLexer, before: Token, { refusal, sink }: LiteralRegion): boolean {
  const odd = refusal ? LABEL_REFUSALS.has(refusal.code) : sink.length <= 1;
  if (!odd) return false;
  const mark = lexer.mark();
  const token = lexer.next();
  const word = token === Token.Word || token === Token.Open || token === Token.Text;
  const label = lexer.spaced ? !INTRODUCES.has(before) && !lexer.newline && (word || token === Token.Number) : word;
  lexer.reset(mark);
  return label;
}

const NUMBERED = /^[([]\d+[)\]]$/;
const LINE_REACH = 40;

/**
 * Whether brackets that have just been read only number what is behind them: `(0): Linear(…)`, `[0]: 1.5`, the length in `[3]int`, and
 * `[1] "a"` at the beginning of a line, as R prints. The lexer is where it was afterwards.
 */
export function isEnumeration(lexer: LiteralLexer, source: Source, start: number, { sink }: LiteralRegion): boolean {
  if (sink.length !== 1 || !NUMBERED.test(source.text({ start, end: lexer.at }))) return false;
  const mark = lexer.mark();
  const token = lexer.next();
  const { newline, spaced } = lexer;
  lexer.reset(mark);
  if (token === Token.Colon || token === Token.Equals) return true;
  if (source.bytes[start] === Char.OpenParen) return false;
  if (token === Token.Word && !spaced) return true;
  const before = source.text({ start: Math.max(0, start - LINE_REACH), end: start });
  const first = start < LINE_REACH ? /(?:^|\n)[ \t]*$/ : /\n[ \t]*$/;
  const named = token === Token.Word || token === Token.Text || token === Token.Value;
  return named && spaced && !newline && first.test(before);
}

/**
 * Whether an array that has just been read is a statement of MATLAB's, in which a line is a row, unless dots at its end let it go on:
 * `A = [1 2⏎3 4];`.
 */
export function isMatlab(lexer: LiteralLexer, region: LiteralRegion): boolean {
  const { brokenLines, commas, refusal, matrix } = region;
  if (commas || lexer.peek() !== Char.Semicolon) return false;
  return refusal ? refusal.code === 'literal.shortened' && region.goesOn : brokenLines && !matrix;
}
