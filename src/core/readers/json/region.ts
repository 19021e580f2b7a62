import { Char } from '../bytes';
import { Nesting } from '../nesting';
import type { Extent } from '../reader';
import type { ValueSink } from '../sink';
import { quoted } from '../token';
import type { JsonText } from './text';

/** What stands before the current position in its brackets. */
const enum After {
  Opening,
  Value,
  Comma,
}

/**
 * Reads one array of numbers, nested to any depth, into a sink. What is wrong with the text itself
 * ends the reading (`text.problem`); what keeps the values from being a tensor is kept in `refusal`,
 * and the array is read to its end all the same.
 */
export class JsonRegion {
  readonly nesting: Nesting;
  /** The first thing that keeps this array from being a tensor. */
  refusal: Nesting['problem'];
  /** The array holds texts from the start: it is no array of numbers that went wrong. */
  textual = false;
  /** The outermost bracket that was still open where the text ended, or -1. */
  openAt = -1;
  /** Items of the outermost level were separated by line breaks. */
  lines = false;
  private after: After = After.Opening;
  private depth = 0;
  private readonly from: number;
  private readonly open: number[] = [];

  constructor(
    private readonly text: JsonText,
    private readonly sink: ValueSink | undefined,
  ) {
    this.nesting = new Nesting(text.at);
    this.from = sink?.length ?? 0;
  }

  /** Reads the array whose opening bracket is next, up to its closing one or the end of a selection. */
  array(extent: Extent): boolean {
    for (;;) {
      const byte = this.text.next();
      if (byte < 0) return this.cutOff(extent);
      if (!this.step(byte)) return false;
      if (this.depth === 0) return true;
      this.numbers();
    }
  }

  /** Reads the whole text as one array, or as values of one or more arrays that it was cut out of. */
  sequence(extent: Extent): boolean {
    const { text, nesting } = this;
    for (;;) {
      text.newline = false;
      const byte = text.next();
      if (byte < 0) break;
      if (this.depth === 0 && !this.between(byte, extent)) return false;
      if (!this.step(byte)) return false;
      if (this.depth > 0) this.numbers();
    }
    if (this.depth > 0) return this.cutOff(extent);
    if (text.problem) return false;
    if (!this.refusal && !nesting.closeCut(text.end)) this.refuse(nesting.problem);
    return true;
  }

  // The text ends inside brackets that it opened: a selection may, if there is anything in them.
  private cutOff(extent: Extent): boolean {
    const { text, nesting } = this;
    if (text.problem) return false;
    const hasValues = (this.sink?.length ?? 0) > this.from || nesting.cut || this.refusal !== undefined;
    if (extent === 'whole' || !hasValues) return this.unclosed();
    this.openAt = this.open[0];
    if (!this.refusal && !nesting.closeCut(text.end)) this.refuse(nesting.problem);
    return true;
  }

  // What arrays mostly are, in a loop of its own: numbers with a comma behind each. Stops at everything else.
  private numbers(): void {
    const { text, sink, nesting } = this;
    if (this.refusal || !sink) return;
    while (this.after !== After.Value) {
      if (!text.plainNumber(sink)) return;
      if (!nesting.value(text.numberAt, text.at)) {
        this.refuse(nesting.problem);
        this.after = After.Value;
        return;
      }
      if (text.comma()) this.after = After.Comma;
      else this.after = After.Value;
    }
  }

  // At the outermost level: what may follow a complete value depends on how much of the text there is.
  private between(byte: number, extent: Extent): boolean {
    const { text } = this;
    if (byte === Char.CloseBracket) return extent === 'selection' || text.fail('json.unopened', text.at, text.at + 1);
    if (byte === Char.Comma) {
      if (extent === 'whole') return text.fail('json.trailing', text.at, text.at + 1);
      if (this.after === After.Opening && this.nesting.items === 0) this.after = After.Value;
      return true;
    }
    if (this.after !== After.Value) return true;
    if (!text.newline) return extent === 'selection' || text.fail('json.trailing', text.at, text.at + 1);
    this.lines = true;
    this.after = After.Comma;
    return true;
  }

  private step(byte: number): boolean {
    const { text } = this;
    if (byte === Char.Comma) return this.comma();
    if (byte === Char.CloseBracket) return this.close();
    if (this.after === After.Value) return text.fail('json.missingComma', text.at, text.at + 1);
    if (byte === Char.OpenBracket) return this.openBracket();
    if (byte === Char.OpenBrace) return this.object();
    return this.value();
  }

  private comma(): boolean {
    const { text } = this;
    if (this.after !== After.Value) return text.fail('json.missingValue', text.at, text.at + 1);
    this.after = After.Comma;
    text.at++;
    return true;
  }

  private openBracket(): boolean {
    const { text, nesting } = this;
    this.depth++;
    this.open.push(text.at);
    this.after = After.Opening;
    if (!this.refusal && !nesting.open(text.at)) this.refuse(nesting.problem);
    text.at++;
    return (
      this.refusal?.code !== 'readers.tooDeep' || text.fail('readers.tooDeep', text.at - 1, text.at, this.refusal.args)
    );
  }

  private close(): boolean {
    const { text, nesting } = this;
    text.at++;
    this.after = After.Value;
    if (this.depth > 0) {
      this.depth--;
      this.open.pop();
    }
    if (!this.refusal && !nesting.close(text.at)) this.refuse(nesting.problem);
    return true;
  }

  private value(): boolean {
    const { text, sink, nesting } = this;
    const start = text.at;
    const kind = text.scalar(this.refusal ? undefined : sink);
    if (kind === 'bad') return false;
    this.after = After.Value;
    if (this.refusal) return true;
    if (kind === 'text') {
      this.textual = (sink?.length ?? 0) === this.from;
      const span = { start, end: text.at };
      const args = { text: quoted(text.source, span) };
      this.refuse({ code: 'readers.textAmongNumbers', severity: 'error', args, span });
    } else if (!nesting.value(start, text.at)) this.refuse(nesting.problem);
    return true;
  }

  // An object among numbers is no value of a tensor; what is in it is of no interest, its place is.
  private object(): boolean {
    const span = { start: this.text.at, end: this.text.at + 1 };
    this.text.problem ??= { code: 'json.objectAmongNumbers', severity: 'error', args: {}, span };
    return false;
  }

  private refuse(problem: Nesting['problem']): void {
    this.refusal ??= problem;
  }

  private unclosed(): boolean {
    const { text, open } = this;
    const at = open[open.length - 1];
    return text.fail('json.unclosed', at, at + 1, { open: open.length });
  }
}
