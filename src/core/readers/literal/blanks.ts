import { Char } from '../bytes';
import type { Language } from '../language';
import { isDigit } from '../number';

/**
 * Passes over what stands between tokens: blanks, line breaks, and the comments of most languages.
 * A comment that never ends is none.
 */
export class Blanks {
  /** A line break, or anything at all, was passed over. */
  newline = false;
  spaced = false;
  // A block comment that begins before this offset does not end.
  private unclosedBefore = -1;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly end: number,
    private readonly language: Language,
  ) {}

  /** Answers where the next token begins. `behind` says what is before `at`: nothing, a number, or something else. */
  pass(at: number, behind: 'nothing' | 'number' | 'other'): number {
    const { bytes, end } = this;
    this.newline = this.spaced = false;
    let i = at;
    while (i < end) {
      const byte = bytes[i];
      if (byte === Char.LineFeed || byte === Char.CarriageReturn) this.newline = this.spaced = true;
      else if (byte === Char.Space || byte === Char.Tab || byte === Char.NoBreakSpace) this.spaced = true;
      else {
        const after = this.comment(byte, i, behind);
        if (after === i) return i;
        this.spaced = true;
        i = after;
        continue;
      }
      i++;
    }
    return end;
  }

  // The end of the comment that begins at `at`; `at` if none does.
  private comment(byte: number, at: number, behind: 'nothing' | 'number' | 'other'): number {
    const { bytes, language } = this;
    if (byte === Char.Hash) return this.lineEnd(at);
    if (byte === Char.Percent) {
      return language.percentComments || this.newline || behind === 'nothing' ? this.lineEnd(at) : at;
    }
    if (byte !== Char.Slash) return at;
    if (bytes[at + 1] === Char.Star) return this.blockEnd(at);
    if (bytes[at + 1] !== Char.Slash || language.slashesDivide) return at;
    // Behind a number, `//` divides by the next one, unless what follows it reads as a sentence.
    if (behind !== 'number' || this.newline) return this.lineEnd(at);
    let next = at + 2;
    while (next < this.end && bytes[next] === Char.Space) next++;
    return next === at + 2 || isDigit(bytes[next]) ? at : this.lineEnd(at);
  }

  private lineEnd(at: number): number {
    const { bytes, end } = this;
    // Most comments are short: a call of indexOf takes longer.
    let i = at;
    while (i < end && bytes[i] !== Char.LineFeed) i++;
    return i;
  }

  private blockEnd(at: number): number {
    const { bytes, end } = this;
    if (at < this.unclosedBefore) return at;
    for (let i = at + 3; i < end; i++) if (bytes[i] === Char.Slash && bytes[i - 1] === Char.Star) return i + 1;
    this.unclosedBefore = end;
    return at;
  }
}
