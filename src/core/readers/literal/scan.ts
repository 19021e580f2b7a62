import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Language } from '../language';
import { NAME_REACH, nameAtEnd } from '../naming';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted } from '../token';
import { typedConstructor, type LiteralItem } from './item';
import { LiteralLexer } from './lexer';
import { beginsArray } from './lookahead';
import { promptOf } from './prompt';
import { LiteralRegion } from './region';
import { Token } from './tokens';
import { constructorOf, scalarOf, type Constructor } from './vocabulary';

/** Containers may be nested this deep. */
const MAX_DEPTH = 256;
/** More arrays than these in one text are not looked for. */
export const MAX_ITEMS = 4096;

/** A number that is assigned to a name, or several with commas between. */
export interface NamedScalar {
  readonly name: string;
  readonly sink: ValueSink;
  readonly span: Span;
}

interface Container {
  readonly bracket: number;
  /** What the arrays in it are named behind; a list numbers them. */
  readonly name: string;
  readonly numbers: boolean;
  /** The arguments of a function that is not known to show or keep what it is given. */
  readonly call: boolean;
  items: number;
}

const SHAPE_NAMED = /\b(?:shape|size|strides?)=$/;
const TAKES_SHAPE =
  /(?:^|\.)(?:zeros|ones|empty|full|eye|rand|randn|randint|normal|uniform|arange|linspace|logspace|range|reshape|view|permute|transpose|expand|repeat|tile|resize|pad)(?:_like)?$/;

const LABEL_REFUSALS: ReadonlySet<string> = new Set(['literal.expression', 'literal.word', 'literal.text']);

// What is behind these is meant, and no label.
const INTRODUCES: ReadonlySet<Token> = new Set([Token.Equals, Token.Colon, Token.Comma]);

// Functions of whose arguments a list of numbers is a shape, or the ends of a range.
function takesShape(name: string): boolean {
  return TAKES_SHAPE.test(name);
}

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

/**
 * Looks for arrays in a text that holds other things too: names they are assigned to, prompts, log
 * prefixes, containers of several arrays, comments. Each array is read by a LiteralRegion.
 */
export class LiteralScan {
  readonly items: LiteralItem[] = [];
  /** Numbers that are assigned to a name, which count where there is no array. */
  readonly scalars: NamedScalar[] = [];
  /** Lines that a prompt marks as input were passed over. */
  skippedInput = false;
  /** The first text in quotes that was no key, where an array might have been meant. */
  problem: Problem | undefined;
  private readonly lexer: LiteralLexer;
  private readonly stack: Container[] = [];
  private previous: Token = Token.End;
  private previousWord = '';
  private previousStart = 0;
  private promptName = '';
  private promptEnd = -1;

  constructor(
    private readonly source: Source,
    private readonly language: Language,
    private readonly inputs: 'read' | 'skip',
  ) {
    this.lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, language);
  }

  /** Finds every array; `items` then holds them in order. */
  run(): void {
    const { lexer } = this;
    for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
      if (this.stack.length === 0 && (lexer.newline || this.previous === Token.End) && this.prompt()) continue;
      this.previous = this.take(token);
      if (this.items.length === MAX_ITEMS || this.problem?.code === 'readers.tooDeep') return;
    }
  }

  // Answers the last token that was taken with it.
  private take(token: Token): Token {
    if (token === Token.Open) return this.open();
    if (token === Token.Close) this.stack.pop();
    else if (token === Token.Comma) this.count();
    else if (token === Token.Text) this.text();
    else if (token === Token.Word || token === Token.Value) this.word();
    if ((token === Token.Number || token === Token.Value) && this.stack.length === 0) this.scalar();
    return token;
  }

  private word(): void {
    const { lexer } = this;
    this.previousWord = lexer.at - lexer.start <= 64 ? lexer.text : '';
    this.previousStart = lexer.start;
    if (lexer.peek() === Char.OpenParen || this.stack[this.stack.length - 1]?.numbers !== true) return;
    this.suspect('literal.word');
  }

  // `x = 5`: of interest where there is no array.
  private scalar(): void {
    const { lexer, source } = this;
    const before = source.text({ start: Math.max(0, lexer.start - NAME_REACH), end: lexer.start });
    // Or a line of its own behind a prompt: what was printed there.
    const printed = lexer.newline && this.promptEnd >= 0;
    const name = /[=:]\s*$/.test(before) ? nameAtEnd(before) : this.promptName;
    if ((name === '' && !printed) || this.scalars.length === MAX_ITEMS) return;
    this.promptName = '';
    const sink = new ValueSink(0);
    const { start } = lexer;
    this.pushScalar(sink);
    let mark = lexer.mark();
    // `x = 1, 2, 3` is a tuple in Python, and a list in configuration files.
    while (this.another()) {
      this.pushScalar(sink);
      mark = lexer.mark();
    }
    lexer.reset(mark);
    this.scalars.push({ name, sink, span: { start, end: lexer.at } });
  }

  private another(): boolean {
    const { lexer } = this;
    if (lexer.next() !== Token.Comma || lexer.newline) return false;
    const token = lexer.next();
    return (token === Token.Number || token === Token.Value) && !lexer.newline;
  }

  private pushScalar(sink: ValueSink): void {
    const { lexer } = this;
    if (lexer.bool) sink.pushBool(lexer.value !== 0, lexer.start);
    else if (lexer.integer) sink.pushInteger(lexer.value, lexer.start, lexer.wide);
    else sink.push(lexer.value, lexer.start);
  }

  // A text in a list, where numbers may have been meant.
  private text(): void {
    if (this.stack[this.stack.length - 1]?.numbers) this.suspect('literal.text');
  }

  private suspect(code: string, start = this.lexer.start, end = this.lexer.at): void {
    const span = { start, end };
    this.problem ??= { code, severity: 'error', args: { text: quoted(this.source, span) }, span };
  }

  private count(): void {
    const top = this.stack[this.stack.length - 1];
    if (top) top.items++;
  }

  // A prompt at the beginning of a line: what is typed behind `>>>` or `In [3]:` is code, not a result,
  // but where it is a name, that names the result.
  private prompt(): boolean {
    const { lexer, source } = this;
    if (lexer.start < this.promptEnd) return false;
    const text = source.text({ start: lexer.start, end: Math.min(lexer.end, lexer.start + NAME_REACH) });
    const prompt = promptOf(text, this.promptEnd >= 0);
    if (!prompt) return false;
    const lineEnd = source.bytes.indexOf(Char.LineFeed, lexer.start);
    const skips = prompt.input && this.inputs === 'skip';
    if (prompt.input) this.promptName = prompt.name;
    this.skippedInput ||= skips;
    this.promptEnd = lexer.start + prompt.length;
    lexer.at = skips ? (lineEnd < 0 ? lexer.end : lineEnd) : this.promptEnd;
    this.previous = Token.Other;
    return true;
  }

  private open(): Token {
    const { lexer } = this;
    const bracket = lexer.bytes[lexer.start];
    const adjacent = !lexer.spaced && lexer.start > 0;
    const word =
      adjacent && (this.previous === Token.Word || this.previous === Token.Value) ? this.previousWord : undefined;
    const made = word === undefined ? undefined : constructorOf(word);
    if (made && bracket === Char.OpenParen) this.item(this.previousStart, made, 'call');
    else if (adjacent && bracket === Char.OpenBracket && this.isSubscript(word)) this.passOver();
    else if (bracket === Char.OpenParen && word !== undefined && takesShape(word)) {
      this.suspect('literal.expression', this.previousStart, this.previousStart + word.length);
      this.passOver();
    } else if ((word === undefined || bracket !== Char.OpenParen) && beginsArray(lexer))
      this.item(this.startOf(word), this.typed(word), 'array');
    else {
      this.push(bracket, word);
      return Token.Open;
    }
    return Token.Close;
  }

  // `a[0]`, `Out[4]`, `float w[2]`, and `[3]float64`, which is the type of what follows.
  private isSubscript(word: string | undefined): boolean {
    const { previous } = this;
    if (word !== undefined) return !this.typed(word);
    return previous === Token.Close || previous === Token.Text;
  }

  private typed(word: string | undefined): Constructor | undefined {
    const dtype = word === undefined ? undefined : scalarOf(word);
    if (dtype) return typedConstructor(dtype);
    return word?.endsWith('!') ? (constructorOf(word) ?? { library: 'other' }) : undefined;
  }

  private startOf(word: string | undefined): number {
    return this.typed(word) ? this.previousStart : this.lexer.start;
  }

  private passOver(): void {
    const { lexer } = this;
    let depth = 1;
    while (depth > 0) {
      const token = lexer.next();
      if (token === Token.End) return;
      if (token === Token.Open) depth++;
      else if (token === Token.Close) depth--;
    }
  }

  private item(start: number, made: Constructor | undefined, kind: 'call' | 'array'): void {
    const { lexer, source, stack } = this;
    const top = stack[stack.length - 1];
    const label = this.weakHere(start, made);
    const before = this.previous;
    const region = new LiteralRegion(source, lexer, this.language, new ValueSink(source.bytes.length));
    if (kind === 'call') region.call();
    else region.array();
    const weak = label || (!made && this.isLabel(before, region)) || stack.some((container) => container.call);
    this.items.push({ name: this.nameAt(start, top), span: { start, end: lexer.at }, region, made, weak });
    this.promptName = '';
  }

  // Round brackets behind a word: `of shape (3, 4)`.
  private weakHere(start: number, made: Constructor | undefined): boolean {
    if (!made && SHAPE_NAMED.test(this.source.text({ start: Math.max(0, start - 12), end: start }))) return true;
    if (made || this.stack.length > 0 || this.source.bytes[start] !== Char.OpenParen) return false;
    return this.previous === Token.Word || this.previous === Token.Number;
  }

  // `[12]` and `[2024-01-01 12:00]` in front of a line's text, and `[3]` in front of the type in `[3]float64{…}`.
  private isLabel(before: Token, { refusal, sink }: LiteralRegion): boolean {
    const odd = refusal ? LABEL_REFUSALS.has(refusal.code) : sink.length <= 1;
    if (!odd) return false;
    const { lexer } = this;
    const mark = lexer.mark();
    const token = lexer.next();
    const word = token === Token.Word || token === Token.Open;
    const label = lexer.spaced ? !INTRODUCES.has(before) && !lexer.newline && (word || token === Token.Number) : word;
    lexer.reset(mark);
    return label;
  }

  private nameAt(start: number, top: Container | undefined): string {
    const said = nameAtEnd(this.source.text({ start: Math.max(0, start - NAME_REACH, this.promptEnd), end: start }));
    if (!top) return said || this.promptName;
    const own = said && !(top.bracket === Char.OpenParen && top.call) ? said : top.numbers ? String(top.items) : '';
    return [top.name, own].filter((part) => part !== '').join('.');
  }

  private push(bracket: number, word: string | undefined): void {
    const { lexer, stack } = this;
    const top = stack[stack.length - 1];
    if (stack.length === MAX_DEPTH) {
      const span = { start: lexer.start, end: lexer.at };
      this.problem = { code: 'readers.tooDeep', severity: 'error', args: { limit: MAX_DEPTH }, span };
      return;
    }
    const start = word === undefined ? lexer.start : this.previousStart;
    const pair =
      bracket === Char.OpenParen && word === undefined && /^\(\s*['"][^'"\n]{1,100}['"]\s*,/.test(this.ahead());
    const call = word !== undefined && bracket === Char.OpenParen && !TRANSPARENT.has(word.replace(/^.*\./, ''));
    // A pair's own first element names what is in it, and a call is no level of its own.
    const name = pair || word !== undefined ? (top?.name ?? '') : this.nameAt(start, top);
    stack.push({ bracket, name, numbers: word === undefined && !pair && bracket !== Char.OpenBrace, call, items: 0 });
  }

  private ahead(): string {
    const { lexer, source } = this;
    return source.text({ start: lexer.start, end: Math.min(lexer.end, lexer.start + 120) });
  }
}
