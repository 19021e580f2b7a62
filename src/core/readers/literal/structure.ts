import type { MessageArgs, Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Language } from '../language';
import { Nesting } from '../nesting';
import type { Extent } from '../reader';
import type { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted } from '../token';
import { Keywords } from './keywords';
import type { LiteralLexer } from './lexer';
import { starFollows } from './scale';
import { Token } from './tokens';

/** What stands before the current token in its brackets. */
export const enum After {
  Opening,
  Value,
  Comma,
}

/** A bracket that is open: its character, and whether it is a call around one value, which is no axis. */
interface Open {
  readonly bracket: number;
  readonly at: number;
  readonly call: boolean;
  /** The index that its first element is said to have. */
  base?: 0 | 1;
}

/**
 * The structure of one array: brackets of any kind, commas or blanks between the values, semicolons or lines between
 * rows. What keeps it from being a tensor is noted in `refusal`. What its words mean is told by LiteralRegion.
 */
export abstract class LiteralStructure {
  readonly nesting: Nesting;
  refusal: Problem | undefined;
  /** Commas stood between values. */
  commas = false;
  /** Semicolons, or line breaks, stood between rows. */
  matrix: boolean;
  /** A line break alone stood between two values. */
  brokenLines = false;
  readonly keywords = new Keywords();
  /** The first number that begins with a 0 that is not needed, which some languages take for octal. */
  leadingZero: Span | undefined;
  /** The outermost bracket that was still open where the text ended, or -1. */
  openAt = -1;
  protected lastEnd = 0;
  // Once refused, brackets are only counted: their number has no bound.
  protected depth = 0;
  protected after: After = After.Opening;
  protected readonly open: Open[] = [];
  private scale = 1;
  private scaled = 0;

  constructor(
    protected readonly source: Source,
    protected readonly lexer: LiteralLexer,
    protected readonly language: Language,
    readonly sink: ValueSink,
    protected readonly extent: Extent,
  ) {
    this.nesting = new Nesting(lexer.start);
    this.matrix = language.newlineRows;
  }

  // The text ends inside brackets that it opened: a selection may, if there is anything in them.
  protected cutOff(): void {
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

  /** Two values with a semicolon between, where no language says what that means. */
  get isPair(): boolean {
    return this.sink.length === 2 && !this.language.newlineRows && !this.brokenLines;
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

  protected refuseNesting(ok: boolean): void {
    if (!ok) this.refusal ??= this.nesting.problem;
  }

  /** A number, or a word that stands for one. */
  value(): void {
    const { lexer, sink, nesting } = this;
    if (this.keywords.inside || this.takeScale()) return;
    if (this.rowBreak()) this.row();
    else if (lexer.newline && this.after === After.Value) this.brokenLines = true;
    this.after = After.Value;
    this.refuseNesting(nesting.value(lexer.start, lexer.at));
    if (lexer.bool) sink.pushBool(lexer.value !== 0, lexer.start);
    else if (lexer.leadingZero) this.zeroLed();
    else if (lexer.integer && this.scale === 1) sink.pushInteger(lexer.value, lexer.start, lexer.wide);
    else sink.push(lexer.value * this.scale, lexer.start);
  }

  // `010` is 8 in C and its kin, nothing in Python, and 10 in most data: said where the language does not tell.
  private zeroLed(): void {
    const { lexer, sink } = this;
    const span = { start: lexer.start, end: lexer.at };
    if (!this.language.octal) this.leadingZero ??= span;
    const octal = this.language.octal ? octalOf(lexer.text) : lexer.value;
    if (octal === undefined) this.refuseToken('literal.notNumber');
    else sink.push(octal * this.scale, lexer.start);
    sink.integers++;
  }

  // In MATLAB and Julia, and where semicolons have shown that it is one of them, a line is a row.
  private rowBreak(): boolean {
    if (!this.lexer.newline || this.after !== After.Value) return false;
    return this.nesting.inRows || (this.language.newlineRows && this.innermost?.bracket === Char.OpenBracket);
  }

  protected get innermost(): Open | undefined {
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
    if (this.depth > 0 && (this.language.repeats || this.isDoubled)) {
      this.refuseRepeat();
      return;
    }
    this.matrix = true;
    this.refuseNesting(this.nesting.row(this.lexer.start));
    this.after = After.Comma;
  }

  // `[1 2;;; 3 4]`: Julia joins along other axes than rows.
  private get isDoubled(): boolean {
    return this.lexer.peek() === Char.Semicolon;
  }

  // Rust's `[0.5; 4]` is four values.
  private refuseRepeat(): void {
    const { start, at, bytes } = this.lexer;
    const from = this.isDoubled ? start : (this.innermost?.at ?? start);
    let to = at;
    while (to < bytes.length && to < at + MAX_REPEAT && bytes[to] !== Char.CloseBracket) to++;
    if (this.isDoubled) for (to = at; bytes[to] === Char.Semicolon;) to++;
    else to = bytes[to] === Char.CloseBracket ? to + 1 : at;
    const span = { start: from, end: to };
    this.refuse('literal.expression', { text: quoted(this.source, span) }, from, to);
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

  protected opening(call: boolean): void {
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

  protected closing(): void {
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

  protected endKeyword(): void {
    this.keywords.finish(this.lastEnd);
    this.after = After.Comma;
  }

  // `1.0e+02 *` in front of a block: the number is no value of it.
  private takeScale(): boolean {
    const { lexer } = this;
    // `3 * [1, 2]` repeats a list in Python.
    if (!starFollows(lexer) || this.scale !== 1 || (lexer.integer && !this.language.newlineRows)) return false;
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

const MAX_REPEAT = 60;

// The value of octal digits with a sign; undefined if they are none.
function octalOf(text: string): number | undefined {
  const digits = /^([-+]?)0([0-7_]+)$/.exec(text);
  return digits ? Number(`${digits[1] === '-' ? '-' : ''}${parseInt(digits[2].replaceAll('_', ''), 8)}`) : undefined;
}

const CLOSERS: Readonly<Record<number, number>> = {
  [Char.OpenParen]: Char.CloseParen,
  [Char.OpenBracket]: Char.CloseBracket,
  [Char.OpenBrace]: Char.CloseBrace,
};
