import type { Span } from '../../problem';

/** Containers may be nested this deep. */
export const MAX_DEPTH = 256;

/** A bracket that is open around what may be arrays. */
export interface Container {
  readonly at: number;
  readonly bracket: number;
  /** What the arrays in it are named behind; a list numbers them. */
  readonly name: string;
  readonly numbers: boolean;
  /** The arguments of a function that is not known to show or keep what it is given. */
  readonly call: boolean;
  /** The name of the innermost function around it that is none of those. */
  readonly within?: Span;
  items: number;
}

/** Names of arguments that say nothing about what is given. */
export const ARGUMENTS: ReadonlySet<string> = new Set(['data', 'value', 'values', 'object']);

/** Functions that hand on what they are given. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'print',
  'display',
  'OrderedDict',
  'dict',
  'list',
  'tuple',
  'set',
  'Parameter',
]);

/** Functions that show or keep what they are given, beside those. */
const SHOWS =
  /^(?:p?print\w*|println!?|show|disp|inspect|log|info|debug|warn(?:ing)?|error|trace|echo|dbg!|repr|str|assert\w*|expect|to\w*Equal|allclose|append|push|push_back|add|extend|insert|from|of|frozenset|iter|into|mutableListOf|structure)$/;

/** Whether brackets behind a word hold nothing but what they are given: `print(`, `list(`. */
export function isTransparent(word: string): boolean {
  return TRANSPARENT.has(lastPart(word));
}

/** Whether a call of this name may be code that makes something else of what it is given: `np.exp(`, `sorted(`. A class shows what it keeps. */
export function isCode(word: string): boolean {
  const name = lastPart(word);
  return !TRANSPARENT.has(name) && !SHOWS.test(name) && !/^_*\p{Lu}/u.test(name);
}

function lastPart(word: string): string {
  return word.replace(/^.*(?:\.|::)/, '');
}
