import { Char } from '../bytes';
import { isDigit } from '../number';

/**
 * Passes over numbers in their commonest spelling, decimal with a point and an exponent at most, and the
 * commas and blanks between them: what most of a large array is. Nothing is said about their values.
 */
export class PlainNumbers {
  at = 0;
  count = 0;
  /** No comma or blank stands behind the last number. */
  endsInNumber = false;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly end: number,
  ) {}

  /** Goes on from `at` as far as there is nothing else. */
  pass(at: number): void {
    const { bytes, end } = this;
    this.count = 0;
    this.at = at;
    while (this.at < end) {
      const byte = bytes[this.at];
      const after = separates(byte) ? -1 : this.numberEnd(byte === Char.Minus ? this.at + 1 : this.at);
      if (after < 0 && !separates(byte)) return;
      this.endsInNumber = after >= 0;
      if (after >= 0) this.count++;
      this.at = after < 0 ? this.at + 1 : after;
    }
  }

  // The end of a number, if a separator or a bracket follows; -1 otherwise.
  private numberEnd(at: number): number {
    const { bytes, end } = this;
    let i = this.digitsEnd(at);
    if (i === at) return -1;
    if (bytes[i] === Char.Dot) i = this.digitsEnd(i + 1);
    if (bytes[i] === 0x65) {
      const exponentAt = bytes[i + 1] === Char.Minus || bytes[i + 1] === Char.Plus ? i + 2 : i + 1;
      i = this.digitsEnd(exponentAt);
      if (i === exponentAt) return -1;
    }
    return i < end && (separates(bytes[i]) || bytes[i] === Char.CloseBracket) ? i : -1;
  }

  private digitsEnd(at: number): number {
    const { bytes, end } = this;
    let i = at;
    while (i < end && isDigit(bytes[i])) i++;
    return i;
  }
}

function separates(byte: number): boolean {
  return byte === Char.Comma || byte === Char.Space || byte === Char.LineFeed;
}
