import type { Span } from '../../problem';
import { Char } from '../bytes';
import { NAME_REACH, nameAtEnd } from '../naming';
import type { Source } from '../source';

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
const ARGUMENTS: ReadonlySet<string> = new Set(['data', 'value', 'values', 'object']);

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
  /^(?:p?print\w*|println!?|show|disp|inspect|log|info|debug|warn(?:ing)?|error|trace|echo|dbg!|repr|str|assert\w*|expect|to\w*Equal|allclose|append|push|push_back|add|extend|insert|from|of|frozenset|iter|into|mutableListOf|structure|dict_values|dict_keys)$/;

const COMPUTES = /^(?:(?:np|numpy|jnp|jax|torch|tf|math|cp|scipy)\.(?:.*\.)?\w+|log|add|append|insert|extend)$/;

const PAIR = /^\(\s*['"][^'"\n]{1,100}['"]\s*,/;
const PAIR_REACH = 120;

/** The containers that are open, and what is named in them. */
export class Containers {
  private readonly stack: Container[] = [];

  constructor(private readonly source: Source) {}

  get depth(): number {
    return this.stack.length;
  }

  get top(): Container | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Whether the innermost one is a list, in which numbers may have been meant. */
  get isList(): boolean {
    return this.top?.numbers === true;
  }

  /** Whether one of them is a call of a function that is not known to hand on what it is given. */
  get isCalled(): boolean {
    return this.stack.some(({ call }) => call);
  }

  /** The innermost one closes. */
  pop(): void {
    this.stack.pop();
  }

  /** A comma. */
  count(): void {
    if (this.top) this.top.items++;
  }

  /** A bracket opens at `at`; `word`, of which `from` is the beginning, stands directly before it. */
  push(at: number, word: string | undefined, from: number, prompts: Naming): void {
    const { source, top } = this;
    const bracket = source.bytes[at];
    const start = word === undefined ? at : from;
    const pair = bracket === Char.OpenParen && word === undefined && PAIR.test(source.text({ start: at, end: at + PAIR_REACH })); // prettier-ignore
    const called = bracket === Char.OpenParen ? word : undefined;
    // A pair's own first element names what is in it, and a call is no level of its own.
    const name = pair || word !== undefined ? (top?.name ?? '') : this.nameAt(start, prompts);
    this.stack.push({
      at,
      bracket,
      name,
      numbers: word === undefined && !pair && bracket !== Char.OpenBrace,
      call: called !== undefined && !TRANSPARENT.has(lastPart(called)),
      within: called !== undefined && isCode(called) ? { start, end: start + called.length } : top?.within,
      items: 0,
    });
  }

  /** What the array that begins at `start` is called, behind the names of what it is in. */
  nameAt(start: number, prompts: Naming): string {
    const { top } = this;
    // What a list is assigned to names the list.
    const from = Math.max(0, start - NAME_REACH, prompts.end, top?.numbers ? top.at + 1 : 0);
    const said = nameAtEnd(this.source.text({ start: from, end: start }));
    if (!top) return said || prompts.name;
    const isArgument = top.bracket === Char.OpenParen && top.call && ARGUMENTS.has(said);
    const own = said && !isArgument ? said : top.numbers ? String(top.items) : '';
    return [top.name, own].filter((part) => part !== '').join('.');
  }
}

/** The name that was typed at a prompt, and where the prompt ends. */
export interface Naming {
  readonly name: string;
  readonly end: number;
}

// Whether a call of this name may be code that makes something else of what it is given: `np.exp(`, `sorted(`. A class shows what it keeps.
function isCode(word: string): boolean {
  const name = lastPart(word);
  // torch.return_types.max(values=…, indices=…) is a print.
  if (word.includes('return_types.')) return false;
  // `np.add(` and `jnp.log(` compute; `xs.add(` and `console.log(` do not.
  if (COMPUTES.test(word)) return !/^(?:print|assert|allclose)/.test(name);
  return !TRANSPARENT.has(name) && !SHOWS.test(name) && !/^_*\p{Lu}/u.test(name);
}

function lastPart(word: string): string {
  return word.replace(/^.*(?:\.|::)/, '');
}
