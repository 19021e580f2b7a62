import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Language } from '../language';
import type { Extent } from '../reader';
import type { Source } from '../source';
import { quoted } from '../token';
import { assignedScalar, type NamedScalar } from './assigned';
import { Containers, MAX_DEPTH } from './containers';
import { CutStart } from './cut-start';
import { PRINT_WHOLE } from './dtype';
import type { LiteralItem } from './item';
import { LiteralLexer } from './lexer';
import { openingOf, type ArrayOpening, type Before, type Label } from './opening';
import { Prompts } from './prompt';
import type { LiteralRegion } from './region';
import { RegionReader } from './region-reader';
import { ScaleWatch, type Scale } from './scale';
import { strangeness } from './strangeness';
import { Token } from './tokens';
import { isAside, isEnumeration, isLabel } from './weak';

/** More arrays than these in one text are not looked for. */
export const MAX_ITEMS = 4096;

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
  /** The first text in quotes that was no key, where an array might have been meant. */
  problem: Problem | undefined;
  private readonly lexer: LiteralLexer;
  private readonly regions: RegionReader;
  private readonly containers: Containers;
  private readonly prompts: Prompts;
  private readonly cut = new CutStart();
  private readonly scales = new ScaleWatch();
  private previous: Token = Token.End;
  private previousWord = '';
  private previousStart = 0;
  private label: Label | undefined;
  // A number in brackets came that only numbers what follows: `[1]`.
  private numbered = false;

  constructor(
    private readonly source: Source,
    private readonly language: Language,
    inputs: 'read' | 'skip',
    extent: Extent,
  ) {
    this.lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, language);
    this.regions = new RegionReader(source, this.lexer, language, extent);
    this.containers = new Containers(source);
    this.prompts = new Prompts(source, inputs);
  }

  /** Lines that a prompt marks as input were passed over. */
  get skippedInput(): boolean {
    return this.prompts.skipped;
  }

  /** Values that the text was cut off from the beginning of their array, and so belong to none. */
  get cutStart(): Span | undefined {
    return this.cut.span;
  }

  /** Finds every array; `items` then holds them in order. */
  run(): void {
    const { lexer, containers } = this;
    for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
      if (containers.depth === 0) {
        if ((lexer.newline || this.previous === Token.End) && this.prompt()) continue;
        this.cut.see(token, lexer);
      }
      this.previous = this.take(token);
      this.scales.see(this.previous, lexer);
      if (this.items.length === MAX_ITEMS || this.problem?.code === 'readers.tooDeep') return;
    }
  }

  private prompt(): boolean {
    const { lexer } = this;
    const at = this.prompts.pass(lexer.start, lexer.end);
    if (at < 0) return false;
    lexer.at = at;
    this.previous = Token.Other;
    return true;
  }

  // Answers the last token that was taken with it.
  private take(token: Token): Token {
    const { containers, numbered } = this;
    this.numbered = false;
    if (token === Token.Open) return this.open();
    if (token === Token.Close) containers.pop();
    else if (token === Token.Comma) containers.count();
    else if (token === Token.Text || token === Token.Other) this.strange(token);
    else if (token === Token.Word || token === Token.Value) this.word();
    if ((token === Token.Number || token === Token.Value) && containers.depth === 0) this.scalar();
    if (numbered && (token === Token.Text || token === Token.Word))
      this.suspect(token === Token.Text ? 'literal.text' : 'literal.word');
    return token;
  }

  private word(): void {
    const { lexer } = this;
    this.previousWord = lexer.at - lexer.start <= 64 ? lexer.text : '';
    this.previousStart = lexer.start;
    if (lexer.peek() === Char.OpenParen || !this.containers.isList) return;
    // Node's `[ [Array], [Array] ]`
    const folded =
      (this.previousWord === 'Array' || this.previousWord === 'Object') && lexer.peek() === Char.CloseBracket;
    this.suspect(folded ? 'literal.shortened' : 'literal.word');
  }

  // `x = 5`: of interest where there is no array.
  private scalar(): void {
    const { lexer, prompts } = this;
    if (this.scalars.length + this.expressions.length >= MAX_ITEMS) return;
    const { slashesDivide } = this.language;
    const setting = { promptName: prompts.name, printed: lexer.newline && prompts.end >= 0, slashesDivide };
    const scalar = assignedScalar(this.source, lexer, setting);
    if (!scalar) return;
    if ('code' in scalar) this.expressions.push(scalar);
    else {
      prompts.name = '';
      this.scalars.push(scalar);
    }
  }

  // A text in a list, or `5kg`, where numbers may have been meant.
  private strange(token: Token): void {
    if (!this.containers.isList || this.problem) return;
    const { start, at } = this.lexer;
    const code = token === Token.Text ? 'literal.text' : strangeness(this.source.text({ start, end: at }));
    if (code !== undefined && code !== 'literal.expression') this.suspect(code);
  }

  private suspect(code: string, start = this.lexer.start, end = this.lexer.at): void {
    const span = { start, end };
    const args = { text: quoted(this.source, span), code: PRINT_WHOLE.javascript };
    this.problem ??= { code, severity: 'error', args, span };
  }

  private get before(): Before {
    return { token: this.previous, word: this.previousWord, wordStart: this.previousStart };
  }

  private open(): Token {
    const { lexer, label } = this;
    const opening = openingOf(lexer, this.source, this.before, label);
    this.label = undefined;
    if (opening.kind === 'container') return this.push(opening.word);
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

  private push(word: string | undefined): Token {
    const { lexer } = this;
    if (this.containers.depth === MAX_DEPTH) {
      const span = { start: lexer.start, end: lexer.at };
      this.problem = { code: 'readers.tooDeep', severity: 'error', args: { limit: MAX_DEPTH }, span };
    } else this.containers.push(lexer.start, word, this.previousStart, this.prompts);
    return Token.Open;
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

  private item(opening: ArrayOpening): void {
    const { lexer, source, containers, before } = this;
    const { start, made } = opening;
    const round = containers.depth === 0 && source.bytes[start] === Char.OpenParen;
    const { region, lengths } = this.regions.read(opening);
    if (!made && isEnumeration(lexer, source, start, region)) {
      this.numbered = true;
      return;
    }
    const scale = this.scales.before(made !== undefined);
    const from = scale && this.applyScale(scale, region, made !== undefined) ? scale.start : start;
    const weak = (!made && (isAside(before, round) || isLabel(lexer, before.token, region))) || containers.isCalled;
    const name = containers.nameAt(from, this.prompts);
    this.items.push({ name, span: { start: from, end: lexer.at }, region, made, weak, lengths, within: containers.top?.within }); // prettier-ignore
    this.prompts.name = '';
  }

  // An integer in front of a list may as well repeat it, as in Python.
  private applyScale({ factor, integer }: Scale, region: LiteralRegion, made: boolean): boolean {
    if (integer && !made && region.commas && !region.matrix) return false;
    region.sink.multiply(factor, integer);
    return true;
  }
}
