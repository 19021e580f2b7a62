import type { Span } from '../../problem';
import { Char } from '../bytes';
import { MAX_NDIM } from '../nesting';
import type { Extent } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { Cells, type Place } from './cells';
import { MAX_LISTS, Records } from './records';
import { JsonRegion } from './region';
import type { CutStart } from './cut-start';
import { JsonText } from './text';
import type { Spelling } from './lexer';

/** Objects and lists of objects may be nested this deep. */
export const MAX_DEPTH = 128;

type After = 'opening' | 'value' | 'comma';

interface Frame extends Place {
  readonly kind: 'object' | 'list' | 'base';
  readonly at: number;
  /** A brace or bracket that the text was cut after. */
  readonly implied: boolean;
  after: After;
}

/**
 * Reads the structure of JSON, objects and lists of objects, with its own stack; arrays of numbers
 * go to JsonRegion. Afterwards `lists` holds every list of records, the first one being the text itself.
 */
export class JsonParser {
  readonly text: JsonText;
  readonly root: Records;
  readonly lists: Records[];
  /** The values of the outermost level stand on lines of their own, without commas. */
  lines = false;
  /** Set if the text is one array of numbers, or one number: there are no objects then. */
  region: JsonRegion | undefined;
  /** The values of that one array. */
  readonly sink: ValueSink;
  readonly cells: Cells;
  private readonly stack: Frame[];
  private ahead = 0;
  private cut = false;
  /** The outermost bracket that a selection opens and does not close, or -1. */
  openAt = -1;
  /** How many lists of records were passed over, since there are too many. */
  passedOver = 0;

  constructor(
    readonly source: Source,
    private readonly extent: Extent,
    spelling: Spelling = 'json',
    private readonly begins?: CutStart,
  ) {
    this.text = new JsonText(source, spelling);
    this.root = new Records(undefined, '', 0);
    this.lists = [this.root];
    this.sink = new ValueSink(source.bytes.length);
    this.cells = new Cells(this.text, extent);
    this.stack = [this.frame('base', this.root, '', 0, false)];
  }

  /** False if the text is not JSON; `text.problem` says why then. */
  parse(): boolean {
    if (!this.begins) {
      const first = this.lookahead(this.extent === 'selection');
      if (this.text.problem) return false;
      if (first === 'numbers') return this.sequence();
    } else if (!this.begin(this.begins)) return false;
    for (;;) {
      const frame = this.stack[this.stack.length - 1];
      if (frame.kind === 'base') this.text.newline = false;
      const byte = this.text.next();
      if (byte < 0) return this.finish();
      if (!(frame.kind === 'object' ? this.member(frame, byte) : this.item(frame, byte))) return false;
    }
  }

  // Inside of an object, before a value whose key is cut or behind one.
  private begin({ at, key, isOutside }: CutStart): boolean {
    const { text } = this;
    text.at = at;
    text.cutKey = key;
    if (isOutside) return true;
    const frame = this.impliedObject(this.stack[0]);
    if (key || !text.opensString(text.next())) frame.after = 'value';
    return !key || this.value(frame, key.span, text.next());
  }

  private sequence(): boolean {
    this.region = new JsonRegion(this.text, this.sink);
    const ok = this.region.sequence(this.extent);
    this.lines = this.region.lines;
    this.openAt = this.region.openAt;
    return ok;
  }

  private frame(kind: Frame['kind'], records: Records, prefix: string, at: number, implied: boolean): Frame {
    return { kind, records, prefix, at, implied, after: 'opening', likely: 0 };
  }

  // What the brackets from here on hold: objects, or members of an object that was cut, or numbers
  // (and whatever else is no object). Looks at no more brackets than a tensor may have.
  private lookahead(cutAllowed: boolean): 'objects' | 'members' | 'numbers' {
    const { text } = this;
    const from = text.at;
    let kind: 'objects' | 'members' | 'numbers' = 'numbers';
    let brackets = 0;
    let opening = 0;
    for (let byte = text.next(); byte >= 0 && brackets <= MAX_NDIM; byte = text.next()) {
      if (byte === Char.OpenBracket) opening++;
      else if (cutAllowed && (byte === Char.Comma || byte === Char.CloseBracket || byte === Char.CloseBrace))
        opening = 0;
      else {
        if (byte === Char.OpenBrace) kind = 'objects';
        else if (cutAllowed && byte === Char.Quote && text.string() && text.next() === Char.Colon) kind = 'members';
        break;
      }
      brackets++;
      text.at++;
    }
    text.at = from;
    this.ahead = kind === 'objects' ? opening : 0;
    return kind;
  }

  private item(frame: Frame, byte: number): boolean {
    const { text } = this;
    if (byte === Char.CloseBracket || byte === Char.CloseBrace) return this.closeList(frame, byte);
    if (byte === Char.Comma) return this.itemComma(frame);
    if (frame.after === 'value') {
      if (frame.kind === 'list') return text.fail('json.missingComma', text.at, text.at + 1);
      if (!text.newline)
        return text.fail(this.extent === 'whole' ? 'json.trailing' : 'json.missingComma', text.at, text.at + 1);
      this.lines = true;
    }
    frame.after = 'value';
    if (byte === Char.OpenBrace) {
      frame.records.begin(text.at);
      return this.push('object', frame.records, '', 0);
    }
    if (byte === Char.OpenBracket && (this.ahead > 0 || this.lookahead(false) === 'objects'))
      return this.innerList(frame, '');
    if (frame.kind !== 'base' || !text.opensString(byte)) return this.otherItem(frame, byte);
    this.impliedObject(frame);
    return true;
  }

  private itemComma(frame: Frame): boolean {
    const { text } = this;
    if (frame.kind === 'base' && this.extent === 'whole') return text.fail('json.trailing', text.at, text.at + 1);
    const leading = frame.kind === 'base' && frame.records.count === 0;
    if (frame.after !== 'value' && !leading) return text.fail('json.missingValue', text.at, text.at + 1);
    frame.after = 'comma';
    text.at++;
    return true;
  }

  private closeList(frame: Frame, byte: number): boolean {
    const { text } = this;
    const matches = frame.kind === 'list' && byte === Char.CloseBracket;
    const unopened = frame.kind === 'base' && this.extent === 'selection';
    if (!matches && !unopened) {
      return text.fail(frame.kind === 'base' ? 'json.unopened' : 'json.mismatch', text.at, text.at + 1);
    }
    text.at++;
    if (matches) this.pop(frame);
    else this.cut = true;
    return true;
  }

  // In a list of objects, null is a record without any value; everything else does not belong there.
  private otherItem(frame: Frame, byte: number): boolean {
    const { text } = this;
    const start = text.at;
    if (byte === Char.OpenBracket)
      return text.fail('json.mixedList', start, start + 1, { item: frame.records.count + 1 });
    const kind = text.scalar(undefined);
    if (kind === 'null') frame.records.begin(start);
    return kind === 'null' || text.fail('json.mixedList', start, text.at, { item: frame.records.count + 1 });
  }

  // A selection that begins inside an object: `"a": [1, 2], "b": [3, 4]`.
  private impliedObject({ records }: Frame): Frame {
    records.begin(this.text.at);
    this.cut = true;
    const implied = this.frame('object', records, '', this.text.at, true);
    this.stack.push(implied);
    return implied;
  }

  private member(frame: Frame, byte: number): boolean {
    const { text } = this;
    if (byte === Char.CloseBrace) {
      text.at++;
      this.pop(frame);
      return true;
    }
    if (byte === Char.CloseBracket) return text.fail('json.mismatch', text.at, text.at + 1);
    if (byte === Char.Comma) {
      if (frame.after !== 'value') return text.fail('json.missingValue', text.at, text.at + 1);
      frame.after = 'comma';
      text.at++;
      return true;
    }
    if (frame.after === 'value') return text.fail('json.missingComma', text.at, text.at + 1);
    const key = { start: text.at, end: text.at };
    if (!text.key()) return text.fail('json.keyExpected', text.at, text.at + 1);
    key.end = text.at;
    const colon = text.next();
    if (colon !== Char.Colon) return this.expected('json.missingColon', key);
    text.at++;
    const value = text.next();
    if (value < 0 || value === Char.Comma || value === Char.CloseBrace) return this.expected('json.missingValue', key);
    frame.after = 'value';
    return this.value(frame, key, value);
  }

  private expected(code: string, key: Span): boolean {
    const { text } = this;
    if (text.problem) return false;
    return text.at < text.end ? text.fail(code, text.at, text.at + 1) : text.fail(code, key.start, key.end);
  }

  private value(frame: Frame, key: Span, byte: number): boolean {
    if (byte === Char.OpenBrace) {
      const name = this.cells.nameOf(frame, key);
      return name !== undefined && this.push('object', frame.records, `${name}.`, frame.likely);
    }
    if (byte === Char.OpenBracket && (this.ahead > 0 || this.lookahead(false) === 'objects')) {
      const name = this.cells.nameOf(frame, key);
      return name !== undefined && this.innerList(frame, name);
    }
    return this.cells.fill(frame, key, byte);
  }

  private innerList(frame: Frame, path: string): boolean {
    if (this.ahead > 0) this.ahead--;
    if (frame.kind !== 'object') frame.records.begin(this.text.at);
    const records = new Records({ records: frame.records, record: frame.records.count - 1 }, path, this.text.at);
    records.ignored = frame.records.ignored || this.lists.length === MAX_LISTS;
    if (records.ignored) this.passedOver++;
    else this.lists.push(records);
    return this.push('list', records, '', 0);
  }

  private push(kind: Frame['kind'], records: Records, prefix: string, likely: number): boolean {
    const { text } = this;
    if (this.stack.length > MAX_DEPTH) return text.fail('readers.tooDeep', text.at, text.at + 1, { limit: MAX_DEPTH });
    this.stack.push({ ...this.frame(kind, records, prefix, text.at, false), likely });
    text.at++;
    return true;
  }

  private pop(frame: Frame): void {
    this.stack.pop();
    frame.records.span = { start: frame.records.span.start, end: this.text.at };
    const outer = this.stack[this.stack.length - 1];
    outer.after = 'value';
    // Keys behind a nested object go on behind its columns.
    if (frame.kind === 'object' && outer.kind === 'object') outer.likely = frame.likely;
  }

  // At the end of the text, brackets may only be open if the text is a selection with something in them.
  private finish(): boolean {
    const { text, stack } = this;
    if (text.problem) return false;
    for (const { records } of stack) records.span = { start: records.span.start, end: text.end };
    const innermost = stack[stack.length - 1];
    const outermost = stack.find(({ kind, implied }) => kind !== 'base' && !implied);
    this.openAt = outermost?.at ?? this.cells.openAt;
    if (!outermost) return true;
    const hasValues = this.cut || this.lists.some(({ columns }) => columns.length > 0);
    if (this.extent === 'selection' && hasValues) return true;
    return text.fail('json.unclosed', innermost.at, innermost.at + 1, { open: stack.length - 1 });
  }
}
