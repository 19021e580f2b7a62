import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Language } from '../language';
import { NAME_REACH, nameAtEnd } from '../naming';
import type { Extent } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted } from '../token';
import { assignedScalar, type NamedScalar } from './assigned';
import { ARGUMENTS, isCode, isTransparent, MAX_DEPTH, type Container } from './containers';
import { PRINT_WHOLE } from './dtype';
import type { LiteralItem } from './item';
import { LiteralLexer } from './lexer';
import { openingOf, type Label, type Opening } from './opening';
import { promptOf } from './prompt';
import { LiteralRegion } from './region';
import { ScaleWatch, type Scale } from './scale';
import { strangeness } from './strangeness';
import { Token } from './tokens';
import { isAside, isLabel, isMatlab } from './weak';

/** More arrays than these in one text are not looked for. */
export const MAX_ITEMS = 4096;

type ArrayOpening = Extract<Opening, { kind: 'array' | 'call' | 'labelled' }>;

/**
 * Looks for arrays in a text that holds other things too: names they are assigned to, prompts, log
 * prefixes, containers of several arrays, comments. Each array is read by a LiteralRegion.
 */
export class LiteralScan {
  readonly items: LiteralItem[] = [];
  /** Numbers that are assigned to a name, which count where there is no array. */
  readonly scalars: NamedScalar[] = [];
  /** Expressions that are assigned to a name, which count where the numbers do. */
  readonly expressions: Problem[] = [];
  /** Lines that a prompt marks as input were passed over. */
  skippedInput = false;
  /** The first text in quotes that was no key, where an array might have been meant. */
  problem: Problem | undefined;
  /** Values that the text was cut off from the beginning of their array, and so belong to none. */
  cutStart: Span | undefined;
  // Where a run of values begins that no bracket holds.
  private looseAt = -1;
  private readonly lexer: LiteralLexer;
  private readonly stack: Container[] = [];
  private previous: Token = Token.End;
  private previousWord = '';
  private previousStart = 0;
  private promptName = '';
  private promptEnd = -1;
  private label: Label | undefined;
  private readonly scales = new ScaleWatch();

  constructor(
    private readonly source: Source,
    private readonly language: Language,
    private readonly inputs: 'read' | 'skip',
    private readonly extent: Extent,
  ) {
    this.lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, language);
  }

  /** Finds every array; `items` then holds them in order. */
  run(): void {
    const { lexer } = this;
    for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
      if (this.stack.length === 0 && (lexer.newline || this.previous === Token.End) && this.prompt()) continue;
      if (this.stack.length === 0) this.loose(token);
      this.previous = this.take(token);
      this.scales.see(this.previous, lexer);
      if (this.items.length === MAX_ITEMS || this.problem?.code === 'readers.tooDeep') return;
    }
  }

  // `3], [4, 5]`: a bracket closes that the text does not open.
  private loose(token: Token): void {
    const { lexer } = this;
    if (token === Token.Number || token === Token.Value) {
      if (this.looseAt < 0) this.looseAt = lexer.start;
    } else if (token === Token.Close && this.looseAt >= 0 && lexer.bytes[lexer.start] !== Char.CloseParen) {
      this.cutStart ??= { start: this.looseAt, end: lexer.at };
    } else if (token !== Token.Comma) this.looseAt = -1;
  }

  // Answers the last token that was taken with it.
  private take(token: Token): Token {
    if (token === Token.Open) return this.open();
    if (token === Token.Close) this.stack.pop();
    else if (token === Token.Comma) this.count();
    else if (token === Token.Text) this.text();
    else if (token === Token.Word || token === Token.Value) this.word();
    else if (token === Token.Other) this.other();
    if ((token === Token.Number || token === Token.Value) && this.stack.length === 0) this.scalar();
    return token;
  }

  private word(): void {
    const { lexer } = this;
    this.previousWord = lexer.at - lexer.start <= 64 ? lexer.text : '';
    this.previousStart = lexer.start;
    if (lexer.peek() === Char.OpenParen || this.stack[this.stack.length - 1]?.numbers !== true) return;
    // Node's `[ [Array], [Array] ]`
    const folded =
      (this.previousWord === 'Array' || this.previousWord === 'Object') && lexer.peek() === Char.CloseBracket;
    this.suspect(folded ? 'literal.shortened' : 'literal.word');
  }

  // `x = 5`: of interest where there is no array.
  private scalar(): void {
    const { lexer } = this;
    const printed = lexer.newline && this.promptEnd >= 0;
    const { slashesDivide } = this.language;
    const setting = { promptName: this.promptName, printed, slashesDivide };
    const scalar = this.scalars.length < MAX_ITEMS ? assignedScalar(this.source, lexer, setting) : undefined;
    if (!scalar) return;
    if ('code' in scalar) {
      this.expressions.push(scalar);
      return;
    }
    this.promptName = '';
    this.scalars.push(scalar);
  }

  // A text in a list, where numbers may have been meant.
  private text(): void {
    if (this.stack[this.stack.length - 1]?.numbers) this.suspect('literal.text');
  }

  // What is no number in a list, as `5kg`.
  private other(): void {
    if (!this.stack[this.stack.length - 1]?.numbers || this.problem) return;
    const strange = strangeness(this.source.text({ start: this.lexer.start, end: this.lexer.at }));
    if (strange !== undefined && strange !== 'literal.expression') this.suspect(strange);
  }

  private suspect(code: string, start = this.lexer.start, end = this.lexer.at): void {
    const span = { start, end };
    const args = { text: quoted(this.source, span), code: PRINT_WHOLE.javascript };
    this.problem ??= { code, severity: 'error', args, span };
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
    const { lexer, label } = this;
    const before = { token: this.previous, word: this.previousWord, wordStart: this.previousStart };
    const opening = openingOf(lexer, before, label);
    this.label = undefined;
    if (opening.kind === 'container') {
      this.push(lexer.bytes[lexer.start], opening.word);
      return Token.Open;
    }
    if (opening.kind === 'label') {
      lexer.at = opening.end;
      this.label = opening.label;
      return Token.Other;
    }
    if (opening.kind === 'skipped') {
      if (opening.refused) this.suspect(opening.refused, opening.start, opening.end);
      this.passOver();
    } else this.item(opening);
    return Token.Close;
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

  private item({ start, made, kind }: ArrayOpening): void {
    const { lexer, source, stack } = this;
    const top = stack[stack.length - 1];
    const before = { token: this.previous, word: this.previousWord, wordStart: this.previousStart };
    const round = stack.length === 0 && source.bytes[start] === Char.OpenParen;
    const aside = !made && isAside(before, round);
    const mark = lexer.mark();
    let region = this.region(kind);
    if (isMatlab(lexer, region)) {
      lexer.reset(mark);
      region = this.region(kind, { ...this.language, newlineRows: true });
    }
    const scale = this.scales.before(made !== undefined);
    const scaled = scale && this.applyScale(scale, region, made !== undefined);
    const from = scaled ? scale.start : start;
    const weak = aside || (!made && isLabel(lexer, before.token, region)) || stack.some((container) => container.call);
    const span = { start: from, end: lexer.at };
    this.items.push({ name: this.nameAt(from, top), span, region, made, weak, within: top?.within });
    this.promptName = '';
  }

  private region(kind: ArrayOpening['kind'], language = this.language): LiteralRegion {
    const { lexer, source } = this;
    const region = new LiteralRegion(source, lexer, language, new ValueSink(source.bytes.length), this.extent);
    if (kind === 'call') region.call();
    else region.array(kind === 'labelled');
    return region;
  }

  // An integer in front of a list may as well repeat it, as in Python.
  private applyScale({ factor, integer }: Scale, region: LiteralRegion, made: boolean): boolean {
    if (integer && !made && region.commas && !region.matrix) return false;
    region.sink.multiply(factor, integer);
    return true;
  }

  private nameAt(start: number, top: Container | undefined): string {
    // What a list is assigned to names the list.
    const from = Math.max(0, start - NAME_REACH, this.promptEnd, top?.numbers ? top.at + 1 : 0);
    const said = nameAtEnd(this.source.text({ start: from, end: start }));
    if (!top) return said || this.promptName;
    const isArgument = top.bracket === Char.OpenParen && top.call && ARGUMENTS.has(said);
    const own = said && !isArgument ? said : top.numbers ? String(top.items) : '';
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
    const called = bracket === Char.OpenParen ? word : undefined;
    const call = called !== undefined && !isTransparent(called);
    const within = called !== undefined && isCode(called) ? { start, end: start + called.length } : top?.within;
    // A pair's own first element names what is in it, and a call is no level of its own.
    const name = pair || word !== undefined ? (top?.name ?? '') : this.nameAt(start, top);
    stack.push({
      at: lexer.start,
      bracket,
      name,
      numbers: word === undefined && !pair && bracket !== Char.OpenBrace,
      call,
      within,
      items: 0,
    });
  }

  private ahead(): string {
    const { lexer, source } = this;
    return source.text({ start: lexer.start, end: Math.min(lexer.end, lexer.start + 120) });
  }
}
