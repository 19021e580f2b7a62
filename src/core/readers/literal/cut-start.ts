import type { Span } from '../../problem';
import { Char } from '../bytes';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';

/** Watches the tokens outside of brackets for values that the text was cut off from the beginning of their array: `3], [4, 5]`. */
export class CutStart {
  /** Those values, up to the bracket that closes without having been opened. */
  span: Span | undefined;
  // Where a run of values begins that no bracket holds.
  private looseAt = -1;

  /** Takes note of the lexer's current token. */
  see(token: Token, lexer: LiteralLexer): void {
    if (token === Token.Number || token === Token.Value) {
      if (this.looseAt < 0) this.looseAt = lexer.start;
    } else if (token === Token.Close && this.looseAt >= 0 && lexer.bytes[lexer.start] !== Char.CloseParen) {
      this.span ??= { start: this.looseAt, end: lexer.at };
    } else if (token !== Token.Comma) this.looseAt = -1;
  }
}
