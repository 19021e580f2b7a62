import type { MessageArgs, Problem } from '../../problem';
import { Char } from '../bytes';
import type { Language } from '../language';
import { Nesting } from '../nesting';
import type { Extent } from '../reader';
import type { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted } from '../token';
import { lengthLabel } from './console';
import { Keywords } from './keywords';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';
import { constructorOf, scalarOf, VALUE_WORDS } from './vocabulary';

const enum After {
  Opening,
  Value,
  Comma,
}

const MAX_NAME = 64;
/** Keywords of constructors behind which the values stand. */
const DATA: ReadonlySet<string> = new Set(['data', 'value', 'values', 'numpy', 'object', 'initial_value']);

// As Node shortens an array: `... 900 more items`.
const MORE_ITEMS = /^ \d+ more items?/;
const SUBSCRIPT = /^\[(\d{1,9})\] ?= ?/;
// As GDB shortens an array: `0 <repeats 17 times>`.
const REPEATS = /^<repeats \d+ times>/;
/** Ellipses of Julia's prints, beside the three dots of the others. */
const ELLIPSES = '…⋮⋯⋱';

/** A bracket that is open: its character, and whether it is a call around one value, which is no axis. */
interface Open {
  readonly bracket: number;
  readonly at: number;
  readonly call: boolean;
}

/**
 * Reads one array as code or a print spells it: brackets of any kind, commas or blanks between the
 * values, semicolons between rows, scalars in calls (`np.float64(0.5)`). What keeps it from being a
 * tensor is noted in `refusal`, and the array is passed over to its end all the same.
 */
export class LiteralRegion {
  readonly nesting: Nesting;
  refusal: Problem | undefined;
  /** It shows that a JavaScript console printed it. */
  consoles = false;
  /** It shows that GDB printed it, with equal elements left out. */
  repeats = false;
  /** Commas stood between values. */
  commas = false;
  /** Semicolons, or line breaks, stood between rows. */
  matrix: boolean;
  readonly keywords = new Keywords();
  /** The outermost bracket that was still open where the text ended, or -1. */
  openAt = -1;
  private isCall = false;
  private lastEnd = 0;
  private readonly open: Open[] = [];
  // Once refused, brackets are only counted: their number has no bound.
  private depth = 0;
  private after: After = After.Opening;
  private scale = 1;
  private scaled = 0;

  constructor(
    private readonly source: Source,
    private readonly lexer: LiteralLexer,
    private readonly language: Language,
    readonly sink: ValueSink,
    private readonly extent: Extent,
  ) {
    this.nesting = new Nesting(lexer.start);
    this.matrix = language.newlineRows;
  }

  /** Reads the array whose opening bracket is the lexer's current token; `labelled`: behind its length, as consoles print it. */
  array(labelled = false): void {
    this.consoles = labelled;
    this.opening(false);
    this.rest();
  }

  /** Reads the arguments of an array's constructor, whose opening bracket is the lexer's current token. */
  call(): void {
    this.isCall = true;
    this.opening(true);
    this.rest();
  }

  private rest(): void {
    this.lastEnd = this.lexer.at;
    while (this.depth > 0) {
      const token = this.lexer.next();
      if (token === Token.End) {
        this.cutOff();
        return;
      }
      this.take(token);
    }
  }

  // The text ends inside brackets that it opened: a selection may, if there is anything in them.
  private cutOff(): void {
    const { nesting } = this;
    if (this.keywords.inside) this.endKeyword();
    if (this.refusal) return;
    if (this.extent === 'whole' || (this.sink.length === 0 && !nesting.cut)) {
      this.unclosed();
      return;
    }
    this.openAt = this.open[0]?.at ?? -1;
    if (!nesting.closeCut(this.lexer.end)) this.refusal = nesting.problem;
  }

  /** Reads everything as one array, or as values that were cut out of one. */
  sequence(): void {
    const { lexer, nesting } = this;
    for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
      if (this.depth === 0 && token === Token.Comma && nesting.items === 0 && this.after === After.Opening) continue;
      this.take(token);
    }
    if (this.depth > 0) this.cutOff();
    else {
      if (this.keywords.inside) this.endKeyword();
      if (!this.refusal && !nesting.closeCut(lexer.end)) this.refusal = nesting.problem;
    }
  }

  private take(token: Token): void {
    if (token === Token.Open) {
      if (!this.passLabel('', this.lexer.start) && !this.passSubscript()) this.opening(false);
    } else if (token === Token.Close) this.closing();
    else if (!this.refusal || GOES_ON.has(token)) (TAKE[token] ?? TAKE_OTHER)(this);
    this.lastEnd = this.lexer.at;
  }

  /** Notes the first thing that makes this no tensor. */
  refuse(code: string, args: MessageArgs = {}, start = this.lexer.start, end = this.lexer.at): void {
    this.refusal ??= { code, severity: 'error', args, span: { start, end } };
  }

  /** Refuses the current token, naming it. */
  refuseToken(code: string): void {
    const span = { start: this.lexer.start, end: this.lexer.at };
    this.refuse(code, { text: quoted(this.source, span) });
  }

  private refuseNesting(ok: boolean): void {
    if (!ok) this.refusal ??= this.nesting.problem;
  }

  /** A number, or a word that stands for one. */
  value(): void {
    const { lexer, sink, nesting } = this;
    if (this.keywords.inside || this.takeScale()) return;
    if (this.rowBreak()) this.row();
    this.after = After.Value;
    this.refuseNesting(nesting.value(lexer.start, lexer.at));
    if (lexer.bool) sink.pushBool(lexer.value !== 0, lexer.start);
    else if (lexer.integer && this.scale === 1) sink.pushInteger(lexer.value, lexer.start, lexer.wide);
    else sink.push(lexer.value * this.scale, lexer.start);
  }

  // In MATLAB and Julia, and where semicolons have shown that it is one of them, a line is a row.
  private rowBreak(): boolean {
    if (!this.lexer.newline || this.after !== After.Value) return false;
    return this.nesting.inRows || (this.language.newlineRows && this.innermost?.bracket === Char.OpenBracket);
  }

  private get innermost(): Open | undefined {
    return this.open[this.open.length - 1];
  }

  /** A semicolon: the row before it is complete. */
  row(): void {
    if (this.keywords.inside) return;
    if (this.innermost?.call) {
      this.refuseToken('literal.expression');
      return;
    }
    // Behind an array, a semicolon ends the statement.
    if (this.depth === 0 && !this.nesting.atValues) return;
    this.matrix = true;
    this.refuseNesting(this.nesting.row(this.lexer.start));
    this.after = After.Comma;
  }

  /** A comma: something has to stand before it. */
  comma(): void {
    if (this.keywords.inside) {
      if (this.keywords.isAt(this.depth)) this.endKeyword();
      return;
    }
    if (this.after !== After.Value) this.refuse('literal.missingValue');
    this.after = After.Comma;
    if (!this.innermost?.call) this.commas = true;
  }

  private opening(call: boolean): void {
    const { lexer } = this;
    this.depth++;
    if (this.refusal) return;
    const bracket = lexer.bytes[lexer.start];
    this.open.push({ bracket, at: lexer.start, call: call || this.keywords.inside });
    if (call || this.keywords.inside) return;
    if (this.nesting.inRows) this.refuse('readers.listAmongNumbers', { row: this.nesting.items + 1 });
    this.after = After.Opening;
    this.refuseNesting(this.nesting.open(lexer.start));
  }

  private closing(): void {
    const { lexer } = this;
    if (this.keywords.isAt(this.depth)) this.endKeyword();
    if (this.depth > 0) this.depth--;
    if (this.refusal) return;
    const opened = this.open.pop();
    this.after = After.Value;
    const closer = lexer.bytes[lexer.start];
    if (opened && CLOSERS[opened.bracket] !== closer)
      this.refuse('literal.mismatch', { found: String.fromCharCode(closer) });
    else if (!opened?.call) this.refuseNesting(this.nesting.close(lexer.at));
    if (this.depth < this.scaled) this.scale = 1;
  }

  /** A word: the call of a scalar or an array, which means what is in it, or something that is no number. */
  word(): void {
    const { lexer } = this;
    if (this.keywords.inside || (lexer.bytes[lexer.at - 1] === Char.Bang && this.after !== After.Value)) return;
    const name = lexer.at - lexer.start <= MAX_NAME ? lexer.text : '';
    if (this.passLabel(name, lexer.at)) return;
    if (lexer.peek() === Char.OpenParen && (scalarOf(name) ?? constructorOf(name))) {
      lexer.next();
      this.opening(true);
    } else if (!this.keywordsAllowed || !this.startKeyword(name)) this.refuseToken('literal.word');
  }

  // `Float64Array(2)` in front of brackets is their label; without any, or as `[Array]`, an array that is not shown.
  private passLabel(word: string, at: number): boolean {
    const { lexer } = this;
    const label = lengthLabel(lexer, at, word);
    const folded = label?.kind === 'folded' || (word === 'Array' && lexer.peek() === Char.CloseBracket);
    if (!label && !folded) return false;
    this.consoles = true;
    if (label) lexer.at = label.end;
    if (folded) this.refuse('literal.shortened');
    return true;
  }

  // `{[0] = 1.5, [1] = 2.5}`, as debuggers print and C and Lua write it: the index that the value has anyway.
  private passSubscript(): boolean {
    const { lexer, nesting, source } = this;
    const outer = this.innermost?.bracket;
    if (outer !== Char.OpenBrace && outer !== Char.OpenParen) return false;
    const text = source.text({ start: lexer.start, end: Math.min(lexer.end, lexer.start + 24) });
    const subscript = SUBSCRIPT.exec(text);
    if (!subscript) return false;
    const base = Number(subscript[1]) - nesting.itemsHere;
    if (base !== 0 && base !== 1) this.refuse('literal.expression', { text: subscript[0] });
    lexer.at = lexer.start + subscript[0].length;
    return true;
  }

  private get keywordsAllowed(): boolean {
    if (this.consoles && this.depth === 1) return true;
    if (this.depth === 0 || (this.isCall && this.depth === 1)) return true;
    return !this.refusal && this.innermost?.call === true;
  }

  // `dtype=float32`: kept by its name if it belongs to the outermost call. What is called data is data.
  private startKeyword(name: string): boolean {
    const { lexer } = this;
    const mark = lexer.mark();
    const token = lexer.next();
    // Behind the elements a console prints an object's other properties: `length: 3`, `Symbol(…): …`.
    const property = this.consoles && (token === Token.Colon || name === 'Symbol');
    if (property) lexer.reset(mark);
    else if (token !== Token.Equals) {
      lexer.reset(mark);
      return false;
    }
    this.after = After.Value;
    if (DATA.has(name) && this.nesting.items === 0) {
      this.after = After.Opening;
      return true;
    }
    this.keywords.begin(this.depth <= 1 ? name : '', this.depth, lexer.at);
    return true;
  }

  private endKeyword(): void {
    this.keywords.finish(this.lastEnd);
    this.after = After.Comma;
  }

  /** A text: `float('nan')` means a number, anything else does not. */
  quotedText(): void {
    const { lexer } = this;
    if (this.keywords.inside || this.typecode()) return;
    const value = this.innermost?.call ? VALUE_WORDS.get(lexer.text.slice(1, -1).replace(/^[+-]/, '')) : undefined;
    if (typeof value !== 'number') {
      this.refuseToken('literal.text');
      return;
    }
    const negative = lexer.bytes[lexer.start + 1] === Char.Minus;
    this.after = After.Value;
    this.refuseNesting(this.nesting.value(lexer.start, lexer.at));
    this.sink.push(negative ? -value : value, lexer.start);
  }

  // The first argument of Python's own array: `array('d', [1.0, 2.0])`.
  private typecode(): boolean {
    const { lexer } = this;
    if (this.open.length !== 1 || !this.innermost?.call || this.nesting.items > 0 || lexer.at - lexer.start !== 3)
      return false;
    this.keywords.set('dtype', { start: lexer.start, end: lexer.at });
    this.after = After.Value;
    return true;
  }

  /** A complex number, whose real part may stand before it. */
  complex(): void {
    if (this.refusal?.code === 'literal.expression') this.refusal = undefined;
    this.refuse('literal.complex');
  }

  /** Three dots: values that a print left out; in MATLAB's language the line goes on. */
  ellipsis(): void {
    this.consoles ||= MORE_ITEMS.test(this.source.text({ start: this.lexer.at, end: this.lexer.at + 30 }));
    if (!this.language.percentComments) this.refuse('literal.shortened');
    else if (this.after === After.Value) this.after = After.Comma;
  }

  /** Anything else: an operator that would have to be evaluated, or a scale in front of a block. */
  other(): void {
    const { lexer } = this;
    if (this.keywords.inside) return;
    const character = this.source.text({ start: lexer.start, end: lexer.start + 1 });
    if (REPEATS.test(this.source.text({ start: lexer.start, end: lexer.start + 24 }))) {
      this.repeats = true;
      this.refuse('literal.shortened');
    } else if (ELLIPSES.includes(character)) this.refuse('literal.shortened');
    else this.refuseToken('literal.expression');
  }

  // `1.0e+02 *` in front of a block: the number is no value of it.
  private takeScale(): boolean {
    const { lexer } = this;
    const star = lexer.peek() === Char.Space ? 1 : 0;
    if (lexer.peek(star) !== Char.Star || this.scale !== 1) return false;
    const scale = lexer.value;
    const mark = lexer.mark();
    lexer.next();
    if (lexer.next() !== Token.Open) {
      lexer.reset(mark);
      return false;
    }
    this.scale = scale;
    this.opening(false);
    this.scaled = this.depth;
    return true;
  }

  private unclosed(): void {
    const { open } = this;
    const first = open[open.length - 1];
    if (first) this.refuse('literal.unclosed', { open: this.depth }, first.at, first.at + 1);
    else this.refuse('literal.unclosed', { open: this.depth });
  }
}

const CLOSERS: Readonly<Record<number, number>> = {
  [Char.OpenParen]: Char.CloseParen,
  [Char.OpenBracket]: Char.CloseBracket,
  [Char.OpenBrace]: Char.CloseBrace,
};

/** What still matters once an array was refused: its call's keywords, and that `1. + 0.j` is one number. */
const GOES_ON: ReadonlySet<Token> = new Set([Token.Comma, Token.Word, Token.Complex]);

const TAKE_OTHER = (region: LiteralRegion): void => region.other();

/** What each kind of token does to a region. */
const TAKE: Readonly<Partial<Record<Token, (region: LiteralRegion) => void>>> = {
  [Token.Number]: (region) => region.value(),
  [Token.Value]: (region) => region.value(),
  [Token.Complex]: (region) => region.complex(),
  [Token.Word]: (region) => region.word(),
  [Token.Text]: (region) => region.quotedText(),
  [Token.Comma]: (region) => region.comma(),
  [Token.Semicolon]: (region) => region.row(),
  [Token.Ellipsis]: (region) => region.ellipsis(),
};
