/** What a stretch of a text in some programming language, or a print of one, is. */
export const enum Token {
  End,
  Number,
  Complex,
  /** A word that stands for a value: True, nan, -inf, None. */
  Value,
  /** An identifier, dotted perhaps. */
  Word,
  /** A text in quotes. */
  Text,
  Open,
  Close,
  Comma,
  Semicolon,
  Colon,
  Equals,
  /** `...` or `…`: what a print leaves out. */
  Ellipsis,
  /** Anything else. */
  Other,
}
