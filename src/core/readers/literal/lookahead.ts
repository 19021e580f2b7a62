import { Char } from '../bytes';
import { MAX_NDIM } from '../nesting';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';
import { constructorOf, isCollection, isVariadic, scalarOf } from './vocabulary';

const MAX_NAME = 64;

/**
 * Whether the brackets that the lexer is at are an array: the first thing in them, however deep, is a number.
 * Otherwise they may hold arrays. The lexer is where it was afterwards.
 */
export function beginsArray(lexer: LiteralLexer): boolean {
  const mark = lexer.mark();
  let innermost = 0;
  let token: Token = Token.Open;
  for (let depth = 0; token === Token.Open && depth <= MAX_NDIM; depth++) {
    innermost = lexer.bytes[lexer.start];
    token = lexer.next();
    // vec![vec![1.0, …
    if (token === Token.Word && lexer.bytes[lexer.at - 1] === Char.Bang) token = lexer.next();
  }
  const begins = isNumeric(lexer, token, innermost);
  lexer.reset(mark);
  return begins;
}

function isNumeric(lexer: LiteralLexer, token: Token, innermost: number): boolean {
  if (token === Token.Close) return innermost === Char.OpenBracket && !isTypePrefix(lexer);
  if (token === Token.Open || token === Token.Ellipsis || token === Token.Complex) return true;
  if (token === Token.Word) return isScalarCall(lexer, innermost);
  if (token !== Token.Number && token !== Token.Value) return false;
  // In braces, a number before a colon is a key.
  return innermost !== Char.OpenBrace || lexer.next() !== Token.Colon;
}

// `[np.float64(0.5), …`, `[tensor(0.5), …`
function isScalarCall(lexer: LiteralLexer, innermost: number): boolean {
  const name = lexer.at - lexer.start <= MAX_NAME ? lexer.text : '';
  if (lexer.peek() !== Char.OpenParen) return false;
  if (scalarOf(name) !== undefined) return true;
  if (innermost !== Char.OpenBracket || !constructorOf(name)) return false;
  lexer.next();
  const token = lexer.next();
  return token === Token.Number || token === Token.Value;
}

// `[]float64{…}`
function isTypePrefix(lexer: LiteralLexer): boolean {
  const next = lexer.peek();
  return next === Char.OpenBracket || next === Char.OpenBrace || (next >= 0x61 && next <= 0x7a);
}

/**
 * Whether the round bracket that the lexer is at, in a bracket `outer`, holds one number and is no list of it: `[(-1.0), 2.0]`.
 * The lexer is where it was afterwards.
 */
export function groupsOne(lexer: LiteralLexer, outer: number | undefined): boolean {
  if (lexer.bytes[lexer.start] !== Char.OpenParen || outer === undefined) return false;
  const mark = lexer.mark();
  let token = lexer.next();
  let groups = token === Token.Number || token === Token.Value;
  token = lexer.next();
  groups &&= token === Token.Close && lexer.bytes[lexer.start] === Char.CloseParen;
  groups &&= outer === Char.OpenBracket || lexer.next() === Token.Comma;
  lexer.reset(mark);
  return groups;
}

/**
 * Whether the call of `name`, whose bracket the lexer is at, has the elements of an array as its arguments: `listOf(1, 2)`,
 * Scala's `Array(Array(1, 2), Array(3, 4))`. The lexer is where it was afterwards.
 */
export function takesElements(lexer: LiteralLexer, name: string): boolean {
  if (isVariadic(name)) return true;
  if (!isCollection(name)) return false;
  const mark = lexer.mark();
  const token = lexer.next();
  const word = token === Token.Word && lexer.peek() === Char.OpenParen ? lexer.text.slice(0, MAX_NAME) : '';
  const number = token === Token.Number || token === Token.Value;
  const next = number ? lexer.next() : Token.End;
  // `Array(1.5, dtype=float32)` is one number of JAX's.
  const several = next === Token.Comma && lexer.next() !== Token.Word;
  lexer.reset(mark);
  return isCollection(word) || several || next === Token.Close;
}
