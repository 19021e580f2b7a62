import { Char } from '../bytes';
import { latin1 } from '../number';
import type { LiteralLexer } from './lexer';
import { constructorOf, type Constructor } from './vocabulary';

const REACH = 40;
const COLLECTION = /^(?:\w*Array|Map|Set|Object)$/;

/** What round brackets around nothing but a number are in a print of a JavaScript console. */
export type LengthLabel =
  /** `Array(3) [ 1, 2, 3 ]` and `(3) [1, 2, 3]`: the length of what follows. */
  | { readonly kind: 'label'; readonly end: number }
  /** `Array(3)` with nothing behind it: an array that was not unfolded. */
  | { readonly kind: 'folded'; readonly end: number };

/** The label whose opening bracket is at `at`, behind `word` if that stands directly before it. */
export function lengthLabel({ bytes, end }: LiteralLexer, at: number, word: string): LengthLabel | undefined {
  if (bytes[at] !== Char.OpenParen) return undefined;
  const ahead = latin1(bytes.subarray(at, Math.min(end, at + REACH)));
  const label = /^\(\d{1,10}\)(?=[ \n]{0,8}[[{])/.exec(ahead);
  if (label) return { kind: 'label', end: at + label[0].length };
  const folded = COLLECTION.test(word) ? /^\(\d{1,10}\)/.exec(ahead) : null;
  return folded ? { kind: 'folded', end: at + folded[0].length } : undefined;
}

/** What an array is that is labelled with a word: `Float64Array(2) [ 1, 2 ]`. */
export function labelledConstructor(word: string): Constructor {
  return { library: 'javascript', dtype: constructorOf(word)?.dtype };
}
