import type { Span } from '../../problem';
import { Char } from '../bytes';
import type { Source } from '../source';
import { isBlank, isWordByte, trimmedSpan } from '../token';
import { keysFrom, stringEnd } from './ahead';
import type { Spelling } from './lexer';

/** How a selection goes on that begins inside an object. */
export interface CutStart {
  readonly spelling: Spelling;
  /** Where to read on: at a value whose key is cut, or at the comma or brace behind one that is. */
  readonly at: number;
  /** What there is of the key of the value at `at`, and the name that it has in the next record, if that tells; '' otherwise. */
  readonly key?: { readonly span: Span; readonly name: string };
  /** A value that is not whole, or may not be: its beginning lies before the selection. */
  readonly lost?: Span;
  /** At `at` the next object begins. */
  readonly isOutside?: boolean;
  /** The lost value is a list. */
  readonly isList?: boolean;
}

// Nobody's keys are longer, and what is cut of a text is of no interest.
const MOST_TEXT = 1000;

/** Where to read on in a selection that begins inside of an object's member: in its key, before its value or in it. */
export function cutStart(source: Source): CutStart | undefined {
  const { bytes } = source;
  const { start } = trimmedSpan(source);
  const quote = firstQuote(bytes);
  if (quote < 0 || bytes[start] === Char.OpenBrace) return undefined;
  const spelling = bytes[quote] === Char.Quote ? 'json' : 'code';
  if (quote > start || !opens(bytes, quote, start)) {
    const inside = !opens(bytes, quote, start) && quote - start < MOST_TEXT && !hasBreak(bytes, start, quote);
    if (inside) return behindQuote(source, spelling, start, quote);
  }
  if (bytes[start] === Char.Colon) return valueAt(source, spelling, { start, end: start + 1 }, start + 1);
  const next = bytes[start] === Char.Comma ? nonBlank(bytes, start + 1) : start;
  if (bytes[next] === Char.OpenBrace) return spelling === 'code' ? { spelling, at: next, isOutside: true } : undefined;
  // JSON that begins at a key is read as it stands.
  if (isKey(bytes, start)) return spelling === 'code' ? { spelling, at: start } : undefined;
  return behindValue(source, spelling, start);
}

function firstQuote(bytes: Uint8Array): number {
  const double = bytes.indexOf(Char.Quote);
  const single = bytes.indexOf(Char.Apostrophe);
  return double < 0 || (single >= 0 && single < double) ? single : double;
}

// What may follow a key or a text.
const FOLLOWS = new Set([Char.Colon, Char.Comma, Char.CloseBrace, Char.CloseBracket]);
// What may stand before one.
const PRECEDES = new Set([Char.Colon, Char.Comma, Char.OpenBrace, Char.OpenBracket]);

// Whether the quote at `at` opens a text rather than closes one that began before the selection.
function opens(bytes: Uint8Array, at: number, start: number): boolean {
  let before = at - 1;
  while (before >= start && isBlank(bytes[before])) before--;
  if (before >= start && !PRECEDES.has(bytes[before])) return !FOLLOWS.has(bytes[nonBlank(bytes, at + 1)]);
  const end = stringEnd(bytes, at);
  if (end < 0) return !FOLLOWS.has(bytes[nonBlank(bytes, at + 1)]);
  const after = nonBlank(bytes, end);
  return after < bytes.length ? FOLLOWS.has(bytes[after]) : bytes[nonBlank(bytes, at + 1)] !== Char.Colon;
}

function hasBreak(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).includes(Char.LineFeed);
}

// The text ends at `quote` that the selection begins in: it was a key, or a value.
function behindQuote(source: Source, spelling: Spelling, start: number, quote: number): CutStart | undefined {
  const { bytes } = source;
  const next = nonBlank(bytes, quote + 1);
  if (bytes[next] === Char.Colon) return valueAt(source, spelling, { start, end: quote + 1 }, next + 1);
  return FOLLOWS.has(bytes[next]) && keyFollows(bytes, next) ? { spelling, at: next } : undefined;
}

function valueAt(source: Source, spelling: Spelling, span: Span, at: number): CutStart {
  const { bytes } = source;
  const rest = source
    .text(span)
    .replace(/["']?$/, '')
    .replace(/^:$/, '');
  const behind = keysFrom(source, at);
  const brace = nonBlank(bytes, behind.end + 1);
  const next = nonBlank(bytes, bytes[brace] === Char.Comma ? brace + 1 : brace);
  const record = bytes[next] === Char.OpenBrace ? keysFrom(source, next + 1).keys : [];
  return { spelling, at, key: { span, name: nameIn(record, behind.keys, rest) } };
}

// The key that stands where the cut one does, in a record that has the others as well.
function nameIn(record: readonly string[], others: readonly string[], rest: string): string {
  const place = others.length > 0 ? record.indexOf(others[0]) - 1 : record.length - 1;
  const name = record.at(place) ?? '';
  return place >= 0 && name.endsWith(rest) && !others.includes(name) ? name : '';
}

// Behind a value whose key lies before the selection. A list that is whole is read; of what else stands there, the beginning may be missing.
function behindValue(source: Source, spelling: Spelling, start: number): CutStart | undefined {
  const { bytes } = source;
  const value = new CutValue(bytes, start);
  const at = value.end();
  if (at < 0 || !(bytes[at] === Char.Comma || keyFollows(bytes, at))) return undefined;
  if (at === start) return spelling === 'code' ? { spelling, at } : undefined;
  if (bytes[start] === Char.OpenBracket && value.closedAt < 0) {
    return valueAt(source, spelling, { start, end: start }, start);
  }
  const isList = value.closedAt >= 0;
  const lost = { start, end: isList ? value.closedAt : at };
  return { spelling, at, ...(value.numbers && { lost, isList }) };
}

/** What a selection begins with up to where the next member of the object begins. */
class CutValue {
  /** Behind the bracket that closes what its last value is in, if some bracket opened before the selection; otherwise -1. */
  closedAt = -1;
  /** There are numbers in it, or words. */
  numbers = false;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
  ) {}

  /** The comma or brace behind it; -1 if this is no value of JSON's. */
  end(): number {
    const { bytes } = this;
    let depth = 0;
    let lowest = 0;
    let isAfterValue = false;
    let closed = -1;
    for (let at = this.start; at < bytes.length; at = nonBlank(bytes, at)) {
      const byte = bytes[at];
      const closes = byte === Char.CloseBracket;
      if (
        depth <= lowest &&
        (byte === Char.CloseBrace || (byte === Char.Comma && isKey(bytes, nonBlank(bytes, at + 1))))
      )
        return at;
      // Two values without a comma between, as in the rows of a table.
      if (isAfterValue && byte !== Char.Comma && !closes) return -1;
      isAfterValue = byte !== Char.Comma && byte !== Char.OpenBracket;
      if (closes) lowest = Math.min(lowest, --depth);
      else if (byte === Char.OpenBracket) depth++;
      if (!closes) closed = -1;
      else if (closed < 0) closed = at + 1;
      if (lowest < 0 && closed >= 0) this.closedAt = closed;
      at = this.tokenEnd(at);
      if (at < 0) return -1;
    }
    return -1;
  }

  private tokenEnd(at: number): number {
    const { bytes } = this;
    const byte = bytes[at];
    if (byte === Char.Quote || byte === Char.Apostrophe) return stringEnd(bytes, at);
    if (byte === Char.Comma || byte === Char.OpenBracket || byte === Char.CloseBracket) return at + 1;
    let end = at;
    while (end < bytes.length && isWordByte(bytes[end])) end++;
    this.numbers ||= end > at;
    return end > at ? end : -1;
  }
}

function nonBlank(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && isBlank(bytes[at])) at++;
  return at;
}

function isKey(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== Char.Quote && bytes[at] !== Char.Apostrophe) return false;
  const end = stringEnd(bytes, at);
  const after = end < 0 ? bytes.length : nonBlank(bytes, end);
  // The selection may end inside it.
  if (after === bytes.length) return bytes.indexOf(Char.LineFeed, at) < 0 || end >= 0;
  return bytes[after] === Char.Colon;
}

// Whether there is a key on from `at`, behind no more than commas and brackets: else it was no object that the selection begins in.
function keyFollows(bytes: Uint8Array, at: number): boolean {
  while (at < bytes.length && (isBlank(bytes[at]) || BETWEEN.has(bytes[at]))) at++;
  return isKey(bytes, at);
}

const BETWEEN = new Set([Char.Comma, Char.OpenBrace, Char.OpenBracket, Char.CloseBrace, Char.CloseBracket]);
