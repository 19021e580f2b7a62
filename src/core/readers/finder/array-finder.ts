import { Char } from '../bytes';
import { isArrayFrame, isHarmless, isType, makesArray, type Frame } from './frame';
import { languageOf } from '../language';
import { latin1 } from '../number';
import { LiteralLexer } from '../literal/lexer';
import { ScaleWatch } from '../literal/scale';
import { Token } from '../literal/tokens';

/** A stretch of a text that reads as an array, from its constructor's name to its last bracket. */
export interface FoundArray {
  readonly start: number;
  readonly end: number;
  /** How many values are in it. */
  readonly values: number;
}

/** Brackets beyond this depth are skipped with all that is in them: no tensor is nested like that. */
const MAX_OPEN = 256;

const MAX_WORD = 64;

/** A text of more tokens is not searched further: numbers in arrays are none, and no document has as many. */
const MAX_TOKENS = 2_000_000;

const CLOSER: Readonly<Record<number, number>> = {
  [Char.CloseParen]: Char.OpenParen,
  [Char.CloseBracket]: Char.OpenBracket,
  [Char.CloseBrace]: Char.OpenBrace,
};

export interface FinderOptions {
  readonly languageId?: string;
  /** Objects may hold texts beside their arrays, and lists may hold objects. */
  readonly objects: boolean;
}

/**
 * Walks a text once and finds what reads as arrays, the outermost ones: brackets that match and hold
 * numbers, brackets of numbers, constructors of arrays, and nothing else. It knows no language; what
 * is in quotes or comments is passed over.
 */
export class ArrayFinder {
  readonly found: FoundArray[] = [];
  /** A closing bracket came whose opening one is before the text, and only values between. */
  cutBefore = false;
  private readonly lexer: LiteralLexer;
  private readonly stack: Frame[] = [];
  private skipped = 0;
  private tokens = 0;
  private baseForeign = false;
  // Arrays are kept up to a number, or only those around an offset.
  private limit = Infinity;
  private offset = -1;
  // A word or a text whose meaning the next token tells.
  private pending: Token.Word | Token.Text | undefined;
  private wordEnd = 0;
  private wordStart = 0;
  private previous: Token = Token.End;
  private readonly scales = new ScaleWatch();

  constructor(
    bytes: Uint8Array,
    start: number,
    end: number,
    private readonly options: FinderOptions,
  ) {
    this.lexer = new LiteralLexer(bytes, start, end, languageOf(options.languageId));
  }

  /** Finds every array, at most `limit`. */
  all(limit: number): readonly FoundArray[] {
    this.limit = limit;
    while (this.step() !== Token.End && this.tokens < MAX_TOKENS);
    return this.found;
  }

  /**
   * Finds the outermost array around `offset`. Stops where nothing that is still open can hold it;
   * `undecided` says that only more text can tell.
   */
  around(offset: number): { readonly array: FoundArray | undefined; readonly undecided: boolean } {
    this.offset = offset;
    for (;;) {
      if (this.tokens > MAX_TOKENS) return { array: undefined, undecided: false };
      if (this.step() === Token.End) return { array: this.holding(offset), undecided: this.openAround(offset) };
      if (this.cutBefore) return { array: undefined, undecided: true };
      if (this.lexer.start > offset && this.baseForeign && !this.openAround(offset)) {
        return { array: this.holding(offset), undecided: false };
      }
    }
  }

  private holding(offset: number): FoundArray | undefined {
    return this.found.find(({ start, end }) => start <= offset && offset <= end);
  }

  private openAround(offset: number): boolean {
    if (!this.baseForeign) return true;
    return this.stack.some((frame) => !frame.foreign && frame.start <= offset);
  }

  private step(): Token {
    const top = this.top();
    if (top && this.pending === undefined && this.skipped === 0 && !top.keyword) {
      const from = this.lexer.at;
      top.values += this.lexer.passNumbers();
      if (this.lexer.at > from) this.previous = Token.Comma;
    }
    const token = this.lexer.next();
    this.tokens++;
    if (this.skipped > 0) this.skip(token);
    else this.take(token);
    if (this.stack.length === 0) this.scales.see(token, this.lexer);
    this.previous = token;
    return token;
  }

  private skip(token: Token): void {
    if (token === Token.Open) this.skipped++;
    else if (token === Token.Close) this.skipped--;
  }

  private take(token: Token): void {
    const { pending } = this;
    if (token === Token.Open) {
      this.open();
      return;
    }
    this.pending = undefined;
    if (pending !== undefined) this.settle(pending, token);
    if (token === Token.Word || token === Token.Text) this.hold(token);
    else if (token === Token.Close) this.close();
    else if (token === Token.Number || token === Token.Value || token === Token.Complex || token === Token.Ellipsis)
      this.value();
    else if (token === Token.Comma) this.comma();
    else if (token !== Token.End) this.punctuation(token);
  }

  private hold(token: Token.Word | Token.Text): void {
    this.pending = token;
    this.wordStart = this.lexer.start;
    this.wordEnd = this.lexer.at;
  }

  private word(): string {
    const { lexer, wordStart, wordEnd } = this;
    return wordEnd - wordStart <= MAX_WORD ? latin1(lexer.bytes.subarray(wordStart, wordEnd)) : '';
  }

  // What a word or text was that no bracket followed: a key, or not part of an array.
  private settle(pending: Token, next: Token): void {
    const top = this.top();
    if (top?.bracket === Char.OpenBrace && next === Token.Colon) top.keys++;
    else if (!top?.call && !(pending === Token.Text && top && this.options.objects)) this.spoil();
  }

  private punctuation(token: Token): void {
    const top = this.top();
    if (top?.call) {
      if (token === Token.Equals) top.keyword = true;
    } else if (token === Token.Colon && top?.bracket === Char.OpenBrace && top.keys > 0) return;
    else if (token !== Token.Semicolon || top?.bracket !== Char.OpenBracket) this.spoil();
  }

  private comma(): void {
    const top = this.top();
    if (top) top.keyword = false;
  }

  private value(): void {
    const top = this.top();
    if (top && !top.keyword) top.values++;
  }

  private top(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  private spoil(): void {
    const top = this.top();
    if (top) top.foreign = true;
    else this.baseForeign = true;
  }

  private open(): void {
    const { lexer, stack, pending } = this;
    this.pending = undefined;
    if (stack.length === MAX_OPEN) {
      for (const frame of stack) frame.foreign = true;
      this.skipped = 1;
      return;
    }
    stack.push(this.frame(pending, pending === Token.Word && !lexer.spaced ? this.word() : undefined));
  }

  // The frame of the bracket here, behind `word` if that stands directly before it.
  private frame(pending: Token | undefined, word: string | undefined): Frame {
    const { lexer } = this;
    const bracket = lexer.bytes[lexer.start];
    const call = word !== undefined && bracket === Char.OpenParen && makesArray(word);
    const typed = word !== undefined && (bracket === Char.OpenBrace || isType(word));
    if (pending !== undefined && !call && !typed) this.settle(pending, Token.Open);
    // Behind a name or a bracket: a subscript, or the arguments of some other function.
    const follows = !lexer.spaced && (pending !== undefined || this.previous === Token.Close);
    const foreign = follows && !call && !typed && bracket !== Char.OpenBrace;
    const own = call || (typed && bracket === Char.OpenBracket) ? this.wordStart : lexer.start;
    const start = (this.stack.length === 0 ? this.scales.before(call || typed)?.start : undefined) ?? own;
    const found = this.found.length;
    return { start, bracket, call, values: 0, lists: 0, keys: 0, foreign, keyword: false, found };
  }

  private close(): void {
    const { lexer, stack } = this;
    const bracket = CLOSER[lexer.bytes[lexer.start]];
    if (stack.length === 0) {
      if (!this.baseForeign) this.cutBefore = true;
      return;
    }
    if (stack[stack.length - 1].bracket !== bracket) this.unwind(bracket);
    const frame = stack.pop();
    if (frame) this.closed(frame);
  }

  // Brackets that do not match: those in between hold nothing whole.
  private unwind(bracket: number): void {
    const { stack } = this;
    let depth = stack.length - 1;
    while (depth > 0 && stack[depth].bracket !== bracket) depth--;
    for (const frame of stack.splice(depth + 1)) frame.foreign = true;
    stack[depth].foreign = true;
  }

  private closed(frame: Frame): void {
    const parent = this.top();
    const array = !frame.foreign && isArrayFrame(frame, this.options.objects);
    if (array) {
      if (this.found.length > frame.found) this.found.length = frame.found;
      this.keep({ start: frame.start, end: this.lexer.at, values: frame.values });
    }
    if (!parent) {
      this.baseForeign ||= frame.foreign;
    } else if (!parent.keyword) {
      if (!array && !isHarmless(frame)) parent.foreign = true;
      parent.values += frame.values;
      if (array) parent.lists++;
    }
  }

  private keep(array: FoundArray): void {
    const wanted = this.offset < 0 || (array.start <= this.offset && this.offset <= array.end);
    if (wanted && this.found.length < this.limit) this.found.push(array);
  }
}
