import { Char } from '../bytes';
import { Token } from './tokens';
import { VALUE_WORDS } from './vocabulary';

/** No word that stands for a value is longer. */
export const MAX_VALUE_WORD = 20;

/** The tokens of a single character, by its byte; 0 for all other bytes, since no such token is the end. */
export const PUNCTUATION = new Uint8Array(256);
for (const [characters, token] of [
  ['([{', Token.Open],
  [')]}', Token.Close],
  [',', Token.Comma],
  [';', Token.Semicolon],
  [':', Token.Colon],
  ['=', Token.Equals],
] as const) {
  for (const character of characters) PUNCTUATION[character.charCodeAt(0)] = token;
}

/** Bytes that blanks and comments begin with. */
export const MAYBE_BLANK = new Uint8Array(256);
for (const byte of [Char.Space, Char.Tab, Char.LineFeed, Char.CarriageReturn, Char.NoBreakSpace]) MAYBE_BLANK[byte] = 1;
for (const byte of [Char.Hash, Char.Percent, Char.Slash]) MAYBE_BLANK[byte] = 1;

/** First letters of the words that stand for values. */
export const BEGINS_VALUE = new Uint8Array(256);
for (const word of VALUE_WORDS.keys()) BEGINS_VALUE[word.charCodeAt(0)] = 1;

/** Brackets that open. */
export const OPENING: ReadonlySet<number> = new Set([Char.OpenParen, Char.OpenBracket, Char.OpenBrace]);
/** Behind these a sign is an operator. */
export const AFTER_OPERAND: ReadonlySet<Token> = new Set([
  Token.Number,
  Token.Complex,
  Token.Value,
  Token.Word,
  Token.Close,
]);
