import { Char } from '../bytes';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';

/** A number in front of an array that its values are to be multiplied by: `1.0e+02 *`. */
export interface Scale {
  readonly factor: number;
  /** It has neither a point nor an exponent. */
  readonly integer: boolean;
  /** Where the number begins. */
  readonly start: number;
}

/** Watches the tokens of a text for a number and a star, and what they stand in front of. */
export class ScaleWatch {
  private number: Scale | undefined;
  private starred = false;
  // A word stands behind the star.
  private named = false;
  private operator = false;

  /** Takes note of the lexer's current token. */
  see(token: Token, lexer: LiteralLexer): void {
    const computed = this.operator;
    this.operator = isOperator(token, lexer);
    // `1/255 *`, `5 - 2 *`: the number is a part of a factor that would have to be worked out.
    if (token === Token.Number && computed) this.number = undefined;
    else if (token === Token.Number) this.number = { factor: lexer.value, integer: lexer.integer, start: lexer.start };
    else if (this.starred && token === Token.Word && !this.named) {
      this.named = true;
      return;
    } else if (!isStar(token, lexer) || this.starred) this.number = undefined;
    this.starred = this.number !== undefined && token !== Token.Number;
    this.named = false;
  }

  /** The scale of the array that begins here, if the tokens seen so far were one; `named`: its constructor's name was among them. */
  before(named: boolean): Scale | undefined {
    return this.starred && (named || !this.named) ? this.number : undefined;
  }
}

/** Whether a star stands behind the lexer's current token, blanks between. */
export function starFollows(lexer: LiteralLexer): boolean {
  let offset = 0;
  while (lexer.peek(offset) === Char.Space) offset++;
  return lexer.peek(offset) === Char.Star;
}

const OPERATORS = '/+-%^@';

function isOperator(token: Token, lexer: LiteralLexer): boolean {
  return token === Token.Other && OPERATORS.includes(String.fromCharCode(lexer.bytes[lexer.start]));
}

function isStar(token: Token, lexer: LiteralLexer): boolean {
  return token === Token.Other && lexer.bytes[lexer.start] === Char.Star && lexer.at === lexer.start + 1;
}
