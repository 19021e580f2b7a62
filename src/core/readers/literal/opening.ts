import { Char } from '../bytes';
import { latin1 } from '../number';
import type { Source } from '../source';
import { labelledConstructor, lengthLabel } from './console';
import { compositeAt, type Composite } from './declared';
import { typedConstructor } from './item';
import type { LiteralLexer } from './lexer';
import { beginsArray, takesElements } from './lookahead';
import { Token } from './tokens';
import { constructorOf, scalarOf, type Constructor } from './vocabulary';

/** The token in front of a bracket, and the last word with its place. */
export interface Before {
  readonly token: Token;
  readonly word: string;
  readonly wordStart: number;
}

/** The length of the array that follows, and where its print begins. */
export interface Label {
  readonly start: number;
  readonly made: Constructor;
}

/** An array of values, or a constructor's arguments, which may be its elements; behind the type that it is of, perhaps. */
export interface ArrayOpening {
  readonly kind: 'array' | 'call' | 'labelled';
  readonly start: number;
  readonly made: Constructor | undefined;
  readonly elements?: boolean;
  readonly composite?: Composite;
}

/** What a bracket in a text begins. */
export type Opening =
  | ArrayOpening
  /** The arguments of a function (behind `word`), or a list of things that may be arrays. */
  | { readonly kind: 'container'; readonly word: string | undefined }
  | { readonly kind: 'label'; readonly end: number; readonly label: Label }
  /** Nothing in it is a value; `refused` says why what stands at `start` is no array. */
  | { readonly kind: 'skipped'; readonly refused?: string; readonly start: number; readonly end: number };

const TAKES_SHAPE =
  /(?:^|\.)(?:zeros|ones|empty|full|eye|rand|randn|randint|normal|uniform|arange|linspace|logspace|range|reshape|view|permute|transpose|expand|repeat|tile|resize|pad)(?:_like)?$/;

// What prints a call of this name, and why it shows no values, or not all.
const VALUELESS: readonly (readonly [RegExp, string])[] = [
  [TAKES_SHAPE, 'literal.expression'],
  [/(?:^|\.)(?:SparseTensor|BCOO|BCSR|IndexedSlices)$/, 'literal.sparse'],
  [/(?:^|\.)(?:ShapedArray|ShapeDtypeStruct|TensorSpec|TensorShape|Size)$/, 'literal.noValues'],
];
// What R's dput says about an array beside its values.
const R_ATTRIBUTE = /\b(?:\.?[dD]im|row\.names|levels) = c$/;
// `[torch.float32 of size 2x3]`, and `[ CPUFloatType{2,2} ]`, which C++ prints below the values
const SIZED = /^\[(?:(?:torch\.)?[\w.]+ of size \d| ?\w+Type\{)/;
const SHAPE_NAMED = /\b(?:shape|size|strides?)(?:=|: ?)$/;

/** What the bracket begins that the lexer's current token opens, behind the label of a length perhaps. */
export function openingOf(lexer: LiteralLexer, source: Source, before: Before, label: Label | undefined): Opening {
  const bracket = lexer.bytes[lexer.start];
  const adjacent = !lexer.spaced && lexer.start > 0;
  const isWord = before.token === Token.Word || before.token === Token.Value;
  const word = adjacent && isWord ? before.word : undefined;
  const start = word === undefined ? lexer.start : before.wordStart;
  const skipped = skippedOf(lexer, word, start) ?? labelOf(lexer, word, start);
  if (skipped) return skipped;
  if (label && beginsArray(lexer)) return { kind: 'labelled', ...label };
  if (word !== undefined && bracket === Char.OpenParen) return callOf(lexer, word, start);
  const composite = word === undefined ? compositeOf(lexer, source) : undefined;
  if (composite) return { kind: 'array', start, made: composite.made, composite };
  const typed = typedBy(word);
  if (adjacent && bracket === Char.OpenBracket && isSubscript(before.token, word, typed))
    return { kind: 'skipped', start, end: start };
  if (!beginsArray(lexer)) return { kind: 'container', word };
  return { kind: 'array', start: typed ? start : lexer.start, made: typed };
}

function callOf(lexer: LiteralLexer, word: string, start: number): Opening {
  const made = constructorOf(word);
  if (!made) return { kind: 'container', word };
  const elements = takesElements(lexer, word);
  // Scala's `Array(1.0, 2.0)`; JAX's prints have brackets of their own.
  const other = elements && made.library === 'jax';
  return { kind: 'call', start, made: other ? { library: 'other' } : made, elements };
}

const COMPOSITE_REACH = 80;

function compositeOf({ bytes, start }: LiteralLexer, source: Source): Composite | undefined {
  if (bytes[start] !== Char.OpenBracket || bytes[start - 1] === Char.CloseBracket) return undefined;
  return compositeAt(source.text({ start, end: start + COMPOSITE_REACH }));
}

function skippedOf({ bytes, start: at }: LiteralLexer, word: string | undefined, start: number): Opening | undefined {
  const valueless = word === undefined ? undefined : VALUELESS.find(([name]) => name.test(word));
  if (valueless && bytes[at] === Char.OpenParen) {
    return { kind: 'skipped', refused: valueless[1], start, end: start + (word ?? '').length };
  }
  const before = latin1(bytes.subarray(Math.max(0, at - 16), at));
  if (SIZED.test(latin1(bytes.subarray(at, at + 40))))
    return { kind: 'skipped', refused: 'literal.noValues', start: at, end: at + 1 };
  if (R_ATTRIBUTE.test(before)) return { kind: 'skipped', start: at, end: at + 1 };
  if (!SHAPE_NAMED.test(before) || (bytes[at] !== Char.OpenParen && !before.endsWith('='))) return undefined;
  return { kind: 'skipped', refused: 'literal.noValues', start: at, end: at + 1 };
}

function labelOf(lexer: LiteralLexer, word = '', start: number): Opening | undefined {
  const found = lengthLabel(lexer, lexer.start, word);
  if (!found) return undefined;
  const { kind, end } = found;
  if (kind === 'folded') return { kind: 'skipped', refused: 'literal.noValues', start, end };
  return { kind: 'label', end, label: { start, made: labelledConstructor(word) } };
}

// `a[0]`, `Out[4]`, `float w[2]`, and `[3]float64`, which is the type of what follows.
function isSubscript(before: Token, word: string | undefined, typed: Constructor | undefined): boolean {
  if (word !== undefined) return !typed;
  return before === Token.Close || before === Token.Text;
}

function typedBy(word: string | undefined): Constructor | undefined {
  const dtype = word === undefined ? undefined : scalarOf(word);
  if (dtype) return typedConstructor(dtype);
  return word?.endsWith('!') ? (constructorOf(word) ?? { library: 'other' }) : undefined;
}
