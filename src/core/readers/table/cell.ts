import { Char } from '../bytes';
import { isDigit, latin1, NumberScanner } from '../number';
import { FIRST_CURRENCY, LAST_CURRENCY } from '../source';
import { trimmed } from '../token';

/** What a cell is. */
export const enum CellKind {
  Text,
  Missing,
  Bool,
  Integer,
  Float,
  /** A number with a percent or currency sign: a value only where its whole column is written so. */
  Unit,
}

interface Word {
  readonly letters: Uint8Array;
  readonly kind: CellKind;
  readonly value: number;
}

type Spelling = readonly [word: string, kind: CellKind, value: number];

const MISSING = ['na', 'n/a', '#n/a', 'nan', '-nan', '+nan', 'null', 'none', '-', '?'];
const INFINITY = ['inf', '+inf', 'infinity', '+infinity'];

// In lower case; cells are compared without regard to case.
const WORDS: readonly Spelling[] = [
  ...MISSING.map((word): Spelling => [word, CellKind.Missing, NaN]),
  ...INFINITY.map((word): Spelling => [word, CellKind.Float, Infinity]),
  ['-inf', CellKind.Float, -Infinity],
  ['-infinity', CellKind.Float, -Infinity],
  ['true', CellKind.Bool, 1],
  ['false', CellKind.Bool, 0],
];

const LONGEST_WORD = Math.max(...WORDS.map(([word]) => word.length));
const WORDS_BY_LENGTH: readonly (readonly Word[])[] = Array.from({ length: LONGEST_WORD + 1 }, (_, length) =>
  WORDS.filter(([word]) => word.length === length).map(([word, kind, value]) => ({
    letters: Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
    kind,
    value,
  })),
);

// $, £, ¥ and Unicode's sign for any currency.
const CURRENCIES: ReadonlySet<number> = new Set([Char.Dollar, 0xa3, 0xa5, 0xa4]);

function isCurrency(byte: number): boolean {
  return CURRENCIES.has(byte) || (byte >= FIRST_CURRENCY && byte <= LAST_CURRENCY);
}

// Nobody groups the digits of longer numbers.
const SCRATCH = 64;

/** Reads cells of a table as numbers, booleans and missing values, without making strings. */
export class CellReader {
  /** The value last read: 0 and 1 for booleans, NaN for what is missing or text. */
  value = NaN;
  /** It is an integer of 2^53 or more. */
  wide = false;

  /** The sign of a Unit. */
  unit = 0;

  private readonly scanner: NumberScanner;
  private readonly scratch = new Uint8Array(SCRATCH);
  private readonly scratchScanner = new NumberScanner(this.scratch);
  private readonly point: number;
  private readonly groupMark: number;

  constructor(
    private readonly bytes: Uint8Array,
    decimal: '.' | ',',
  ) {
    this.scanner = new NumberScanner(bytes);
    this.point = decimal === '.' ? Char.Dot : Char.Comma;
    this.groupMark = decimal === '.' ? Char.Comma : Char.Dot;
  }

  /** Reads the cell `bytes[start, end)`. */
  read(start: number, end: number): CellKind {
    this.wide = false;
    this.value = NaN;
    if (start >= end) return CellKind.Missing;
    const { scanner } = this;
    if (
      this.point === Char.Dot &&
      scanner.scan(start, end) === end &&
      (scanner.plain || this.plainEnough(start, end))
    ) {
      return this.take(scanner);
    }
    return this.word(start, end) ?? this.unquestioned(start, end);
  }

  private unquestioned(start: number, end: number): CellKind {
    const kind = this.regrouped(start, end);
    return kind === CellKind.Text ? this.withUnit(start, end) : kind;
  }

  // `50%`, `12,5 %`, `$1,200.50`, `-$5`, `5 €`
  private withUnit(start: number, end: number): CellKind {
    const { bytes } = this;
    const negative = bytes[start] === Char.Minus && isCurrency(bytes[start + 1]);
    const first = negative ? start + 1 : start;
    const leads = isCurrency(bytes[first]);
    const unit = bytes[leads ? first : end - 1];
    if (!leads && unit !== Char.Percent && !isCurrency(unit)) return CellKind.Text;
    const inner = trimmed(bytes, leads ? first + 1 : start, leads ? end : end - 1);
    if (inner.start === inner.end || (leads && !isDigit(bytes[inner.start]) && bytes[inner.start] !== this.point))
      return CellKind.Text;
    if (this.regrouped(inner.start, inner.end) === CellKind.Text) return this.noUnit();
    if (negative) this.value = -this.value;
    this.unit = unit;
    return CellKind.Unit;
  }

  private noUnit(): CellKind {
    this.value = NaN;
    this.wide = false;
    return CellKind.Text;
  }

  /** The digits of the integer in a cell, as BigInt takes them; without the separators of groups. */
  integerText(start: number, end: number): string {
    return latin1(this.bytes.subarray(start, end)).replace(/[^\d-]/g, '');
  }

  private take(scanner: NumberScanner): CellKind {
    this.value = scanner.value;
    this.wide = scanner.wide;
    return scanner.integer ? CellKind.Integer : CellKind.Float;
  }

  // `+1`, `.5` and `1.` are numbers; `12_34` is an identifier.
  private plainEnough(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.bytes[i] === Char.Underscore) return false;
    return true;
  }

  private word(start: number, end: number): CellKind | undefined {
    const length = end - start;
    if (length > LONGEST_WORD) return undefined;
    for (const { letters, kind, value } of WORDS_BY_LENGTH[length]) {
      let i = 0;
      while (i < length && lowerCase(this.bytes[start + i]) === letters[i]) i++;
      if (i < length) continue;
      this.value = value;
      return kind;
    }
    return undefined;
  }

  // With a decimal comma, or digits in groups of three: written anew with a point and without groups.
  private regrouped(start: number, end: number): CellKind {
    const length = end - start <= SCRATCH ? this.rewrite(start, end) : 0;
    if (length === 0 || this.scratchScanner.scan(0, length) !== length) return CellKind.Text;
    return this.take(this.scratchScanner);
  }

  // Answers the length of the number in `scratch`, or 0 if it has groups and they are not what they should be.
  private rewrite(start: number, end: number): number {
    const { bytes, scratch, point } = this;
    const wholeEnd = this.pointAt(start, end);
    const ungrouped = this.ungroup(start, wholeEnd);
    if (ungrouped === 0 && wholeEnd > start) return 0;
    const grouped = ungrouped < wholeEnd - start;
    let length = ungrouped;
    for (let i = wholeEnd; i < end; i++) {
      const byte = bytes[i];
      // After groups a fraction may follow, an exponent may not. The other mark has no place here.
      if (i > wholeEnd && (byte === point || byte === Char.Dot || byte === Char.Underscore)) return 0;
      if (grouped && i > wholeEnd && !isDigit(byte)) return 0;
      scratch[length++] = i === wholeEnd ? Char.Dot : byte;
    }
    return length;
  }

  private pointAt(start: number, end: number): number {
    let i = start;
    while (i < end && this.bytes[i] !== this.point) i++;
    return i;
  }

  // Copies what stands before the point, without the marks between groups of three digits.
  private ungroup(start: number, end: number): number {
    const { bytes, scratch } = this;
    let length = 0;
    let mark = 0;
    let digits = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (this.isGroupMark(byte) && (mark === 0 || mark === byte)) {
        if (mark === 0 ? digits < 1 || digits > 3 : digits !== 3) return 0;
        mark = byte;
        digits = 0;
      } else {
        if (isDigit(byte)) digits++;
        else if (mark !== 0 || byte === Char.Dot || byte === Char.Underscore) return 0;
        scratch[length++] = byte;
      }
    }
    return mark !== 0 && digits !== 3 ? 0 : length;
  }

  private isGroupMark(byte: number): boolean {
    return byte === this.groupMark || byte === Char.Space || byte === Char.NoBreakSpace || byte === Char.Apostrophe;
  }
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}
