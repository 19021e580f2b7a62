import { Char } from '../bytes';
import { lengthLabel } from './console';
import { spelledDtype } from './dtype';
import { groupsOne, takesElements } from './lookahead';
import { strangeness } from './strangeness';
import { After, LiteralStructure } from './structure';
import { Token } from './tokens';
import { constructorOf, scalarOf, VALUE_WORDS } from './vocabulary';

const MAX_NAME = 64;
/** Keywords of constructors behind which the values stand. */
const DATA: ReadonlySet<string> = new Set(['data', 'value', 'values', 'numpy', 'object', 'initial_value']);

// As Node shortens an array: `... 900 more items`.
const MORE_ITEMS = /^ \d+ more items?/;
const SUBSCRIPT = /^\[(\d{1,9})\] ?= ?/;
// As GDB shortens an array: `0 <repeats 17 times>`.
const REPEATS = /^<repeats \d+ times>/;
// As Node prints the elements that an array lacks: `<2 empty items>`.
const HOLES = /^<\d+ empty items?>/;
/** Ellipses of Julia's prints, beside the three dots of the others. */
const ELLIPSES = '…⋮⋯⋱';

/**
 * Reads one array as code or a print spells it: brackets of any kind, commas or blanks between the
 * values, semicolons between rows, scalars in calls (`np.float64(0.5)`). What keeps it from being a
 * tensor is noted in `refusal`, and the array is passed over to its end all the same.
 */
export class LiteralRegion extends LiteralStructure {
  /** It shows that a JavaScript console printed it. */
  consoles = false;
  /** It shows that GDB printed it, with equal elements left out. */
  repeats = false;
  /** Its dots stand at the end of a line, which in MATLAB goes on below. */
  goesOn = false;
  private isCall = false;

  /** Reads the array whose opening bracket is the lexer's current token; `labelled`: behind its length, as consoles print it. */
  array(labelled = false): void {
    this.consoles = labelled;
    this.opening(false);
    this.rest();
  }

  /** Reads the arguments of an array's constructor, whose opening bracket is the lexer's current token; `elements`: they are its elements. */
  call(elements = false): void {
    this.isCall = true;
    this.opening(!elements);
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
      if (!this.passLabel('', this.lexer.start) && !this.passSubscript()) this.opening(groupsOne(this.lexer, this.innermost?.bracket)); // prettier-ignore
    } else if (token === Token.Close) this.closing();
    else if (!this.refusal || GOES_ON.has(token)) (TAKE[token] ?? TAKE_OTHER)(this);
    this.lastEnd = this.lexer.at;
  }

  /** A word: the call of a scalar or an array, which means what is in it, or something that is no number. */
  word(): void {
    const { lexer } = this;
    if (this.keywords.inside || (lexer.bytes[lexer.at - 1] === Char.Bang && this.after !== After.Value)) return;
    const name = lexer.at - lexer.start <= MAX_NAME ? lexer.text : '';
    if (this.passLabel(name, lexer.at)) return;
    if (lexer.peek() === Char.OpenParen && (scalarOf(name) ?? constructorOf(name))) {
      lexer.next();
      this.opening(!takesElements(lexer, name));
    } else if (!this.positionalDtype() && (!this.keywordsAllowed || !this.startKeyword(name)))
      this.refuseToken(strangeness(lexer.text) ?? 'literal.word');
  }

  // The second argument of a constructor: `np.array([1, 2], np.float32)`.
  private positionalDtype(): boolean {
    const { lexer, nesting, source } = this;
    if (!this.isCall || this.open.length !== 1 || this.after !== After.Comma || nesting.items === 0) return false;
    const span = { start: lexer.start, end: lexer.at };
    if (this.keywords.get('dtype') || spelledDtype(source.text(span), 'other') === 'unknown') return false;
    this.keywords.set('dtype', span);
    this.after = After.Value;
    return true;
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
    const inner = this.innermost;
    if (inner) inner.base ??= base === 1 && !this.language.octal ? 1 : 0;
    if (base !== inner?.base) this.refuse('literal.expression', { text: subscript[0] });
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

  /** A text: `float('nan')` means a number, anything else does not. */
  quotedText(): void {
    const { lexer } = this;
    if (this.keywords.inside || this.typecode() || this.positionalDtype()) return;
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
    this.goesOn = /^[ \t]*\r?\n/.test(this.source.text({ start: this.lexer.at, end: this.lexer.at + 30 }));
    if (!this.language.percentComments) this.refuse('literal.shortened');
    else if (this.after === After.Value) this.after = After.Comma;
  }

  /** Anything else: an operator that would have to be evaluated, or a scale in front of a block. */
  other(): void {
    const { lexer } = this;
    if (this.keywords.inside) return;
    const character = this.source.text({ start: lexer.start, end: lexer.start + 1 });
    const ahead = this.source.text({ start: lexer.start, end: lexer.start + 32 });
    const holes = HOLES.exec(ahead)?.[0];
    if (holes !== undefined) this.refuse('literal.holes', { text: holes }, lexer.start, lexer.start + holes.length);
    else if (REPEATS.test(ahead)) {
      this.repeats = true;
      this.refuse('literal.shortened');
    } else if (ELLIPSES.includes(character)) this.refuse('literal.shortened');
    else this.refuseToken(strangeness(this.source.text({ start: lexer.start, end: lexer.at })) ?? 'literal.expression');
  }
}

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
