import type { MessageArgs, Problem } from '../../problem';
import { buildTensor } from '../build';
import { Char } from '../bytes';
import { languageOf } from '../language';
import { Nesting } from '../nesting';
import type { ReadOptions, ReadTensor } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted, trimmed, trimmedSpan, valueSpan } from '../token';
import { LiteralLexer } from './lexer';
import { MAX_ITEMS } from './scan';
import { Token } from './tokens';

const SAMPLE = 4000;
const ITEM = /^-(?:[ \t]+|$)/;
const KEY = /^(?:"([^"\n]{0,100})"|'([^'\n]{0,100})'|([^\s[\]{}"'#,:-][^:\n]{0,100}?)):(?:[ \t]+|$)/u;
const KEY_REACH = 110;
const PASSED = /^(?:#.*|---.*|\.\.\.)?$/;
/** What a line of a YAML document may begin with: a dash, a key, a comment, a bracket. */
const LINE = /^[ \t]*(?:-(?:[ \t]|$)|["']?[\p{L}_][^:\n]{0,100}:(?:[ \t]|$)|#|---|\.\.\.$|[[\]]|$)/u;
const NUMBER_ITEM =
  /^[ \t]*(?:-[ \t]+)+(?:[-+]?(?:\.?\d[\w.+-]*|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)|~|null|true|false)[ \t\r]*(?:#.*)?$/;
/** A key, and below it a list of lists in brackets. */
const KEYED_LISTS = /^[ \t]*["']?[\p{L}_][^:\n]{0,100}:[ \t]*\r?\n[ \t]*-[ \t]+\[/mu;
const ANY_ITEM = /^[ \t]*-[ \t]/m;
const NOT_FINITE = /^([-+]?)\.(?:(inf|Inf|INF)|nan|NaN|NAN)\b/;

/** Whether a text has lists as YAML writes them, a dash and a number a line. */
export function looksLikeBlocks(source: Source, { fileName = '', languageId }: ReadOptions): boolean {
  const { start, end } = trimmedSpan(source);
  const head = source.text({ start, end: Math.min(end, start + SAMPLE) });
  if (languageId === 'yaml' || /\.ya?ml$/i.test(fileName)) return ANY_ITEM.test(head);
  const lines = head.split(/\r?\n/);
  if (start + SAMPLE < end) lines.pop();
  if (!areLines(lines)) return false;
  return lines.some((line) => NUMBER_ITEM.test(line)) || KEYED_LISTS.test(head);
}

// Whether lines are a YAML document's, those inside brackets aside.
function areLines(lines: readonly string[]): boolean {
  let open = 0;
  for (const line of lines) {
    if (open <= 0 && !LINE.test(line)) return false;
    open += line.split('[').length - line.split(']').length;
  }
  return true;
}

interface List {
  readonly name: string;
  readonly start: number;
  end: number;
  readonly nesting: Nesting;
  readonly sink: ValueSink;
  refusal?: Problem;
}

/**
 * Reads lists of numbers as YAML writes them: an item a line, each behind a dash, lists in lists by their indentation, lists in
 * brackets among them. They are named by the keys that they stand under. Lists of anything else are passed over, unless
 * there is no other; one that begins with numbers and goes on with something else is a problem.
 */
export class BlockLists {
  readonly tensors: ReadTensor[] = [];
  readonly problems: Problem[] = [];
  /** Why the first list of something else is none of numbers. */
  passedOver: Problem | undefined;
  private readonly lexer: LiteralLexer;
  private readonly keys: { readonly indent: number; readonly name: string }[] = [];
  // The columns of the dashes of the lists that are open, the outermost first.
  private readonly open: number[] = [];
  private list: List | undefined;

  constructor(private readonly source: Source) {
    this.lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, languageOf('yaml'));
  }

  /** Reads every list. */
  read(): this {
    const { bytes } = this.source;
    for (let at = 0; at < bytes.length && this.tensors.length < MAX_ITEMS;) {
      const newline = bytes.indexOf(Char.LineFeed, at);
      const end = newline < 0 ? bytes.length : newline;
      at = Math.max(end, this.line(at, end)) + 1;
    }
    this.closeTo(-1, bytes.length);
    if (this.tensors.length === MAX_ITEMS) {
      const args = { limit: MAX_ITEMS, total: MAX_ITEMS };
      this.problems.push({ code: 'readers.tooMany', severity: 'warning', args });
    }
    return this;
  }

  // Answers where what begins on the line ends.
  private line(from: number, to: number): number {
    const { start, end } = trimmed(this.source.bytes, from, to);
    if (PASSED.test(this.source.text({ start, end: Math.min(end, start + 4) }))) return to;
    const isItem = this.dash(start, end) > 0;
    this.closeTo(isItem ? start - from : start - from - 1, start);
    let at = start;
    for (let length = this.dash(at, end); length > 0; length = this.dash(at, end)) {
      this.item(at - from, at);
      at += length;
    }
    return at < end && this.source.bytes[at] !== Char.Hash ? this.content(at, end, at - from) : to;
  }

  private dash(start: number, end: number): number {
    return ITEM.exec(this.source.text({ start, end: Math.min(end, start + 80) }))?.[0].length ?? 0;
  }

  private item(column: number, at: number): void {
    if (this.open.at(-1) === column) return;
    this.open.push(column);
    this.begin(column, at);
    this.take((list) => list.nesting.open(at));
  }

  private begin(column: number, at: number): List {
    while (this.keys.length > 0 && this.keys[this.keys.length - 1].indent > column) this.keys.pop();
    const name = this.keys.map((key) => key.name).join('.');
    const { length } = this.source.bytes;
    return (this.list ??= { name, start: at, end: at, nesting: new Nesting(at), sink: new ValueSink(length) });
  }

  // Closes the lists whose dashes are further right than a column.
  private closeTo(column: number, at: number): void {
    while (this.open.length > 0 && this.open[this.open.length - 1] > column) {
      this.open.pop();
      this.take((list) => list.nesting.close(at));
    }
    if (this.open.length === 0) this.finish();
  }

  private take(step: (list: List) => boolean): void {
    const { list } = this;
    if (list && !list.refusal && !step(list)) list.refusal = list.nesting.problem;
  }

  // A key, a value, or a list in brackets.
  private content(start: number, end: number, column: number): number {
    const text = this.source.text({ start, end: Math.min(end, start + KEY_REACH) });
    const key = KEY.exec(text);
    const opens = this.source.bytes[start] === Char.OpenBracket;
    if (this.open.length > 0) {
      if (key || this.source.bytes[start] === Char.OpenBrace) this.refuse('literal.mappings', start, end);
      else if (opens) return this.flow(start);
      else this.scalar(start, end);
      return end;
    }
    if (!key) return opens ? this.only(start, column) : end;
    while (this.keys.length > 0 && this.keys[this.keys.length - 1].indent >= column) this.keys.pop();
    this.keys.push({ indent: column, name: key[1] ?? key[2] ?? key[3] });
    const at = start + key[0].length;
    return this.source.bytes[at] === Char.OpenBracket ? this.only(at, column) : end;
  }

  // A list in brackets that is in no other.
  private only(at: number, column: number): number {
    this.begin(column, at);
    const end = this.flow(at);
    this.finish();
    return end;
  }

  private scalar(start: number, end: number): void {
    const { lexer, list } = this;
    lexer.at = start;
    const token = lexer.next();
    const valueEnd = this.value(token);
    if (list && valueEnd > 0 && this.isLast(valueEnd, end)) list.end = valueEnd;
    else this.refuse('literal.text', start, end);
  }

  private isLast(from: number, end: number): boolean {
    const rest = trimmed(this.source.bytes, from, end);
    return rest.start === rest.end || (rest.start > from && this.source.bytes[rest.start] === Char.Hash);
  }

  // Takes the lexer's current token as a value; answers where it ends, or -1.
  private value(token: Token): number {
    const { lexer, source } = this;
    const { start } = lexer;
    const special = NOT_FINITE.exec(source.text({ start, end: start + 6 }));
    const tilde = token === Token.Other && source.bytes[start] === 0x7e;
    if (!special && !tilde && token !== Token.Number && token !== Token.Value) return -1;
    if (special) lexer.at = start + special[0].length;
    this.take(({ nesting, sink }) => {
      if (!nesting.value(start, lexer.at)) return false;
      if (special || tilde) sink.push(special?.[2] ? (special[1] === '-' ? -Infinity : Infinity) : NaN, start);
      else if (lexer.bool) sink.pushBool(lexer.value !== 0, start);
      else if (lexer.integer) sink.pushInteger(lexer.value, start, lexer.wide);
      else sink.push(lexer.value, start);
      return true;
    });
    return lexer.at;
  }

  // A list in brackets, over as many lines as it takes; answers where it ends.
  private flow(at: number): number {
    const { lexer } = this;
    lexer.at = at;
    let depth = 0;
    do {
      const token = lexer.next();
      if (token === Token.End) {
        this.refuse('literal.unclosed', at, at + 1, { open: depth });
        break;
      }
      if (token === Token.Open) {
        depth++;
        if (lexer.bytes[lexer.start] === Char.OpenBracket) this.take((list) => list.nesting.open(lexer.start));
        else this.refuse('literal.mappings', lexer.start, lexer.at);
      } else if (token === Token.Close) {
        depth--;
        this.take((list) => list.nesting.close(lexer.at));
      } else if (token !== Token.Comma && this.value(token) < 0) this.refuse('literal.text', lexer.start, lexer.at);
    } while (depth > 0);
    if (this.list) this.list.end = lexer.at;
    return lexer.at;
  }

  private refuse(code: string, start: number, end: number, args: MessageArgs = {}): void {
    const span = { start, end };
    if (this.list)
      this.list.refusal ??= { code, severity: 'error', args: { text: quoted(this.source, span), ...args }, span };
  }

  private finish(): void {
    const { list, source } = this;
    this.list = undefined;
    if (!list) return;
    const { name, start, end, nesting, sink, refusal } = list;
    if (refusal && sink.length === 0) this.passedOver ??= refusal;
    else if (refusal) this.problems.push(refusal);
    else if (sink.length > 0) {
      const { tensor, problems } = buildTensor(sink, nesting.shape(), source.bytes);
      this.problems.push(...problems);
      const locate = (index: number) => valueSpan(source.bytes, sink.starts[index]);
      this.tensors.push({ name, tensor, span: { start, end }, locate });
    }
  }
}
