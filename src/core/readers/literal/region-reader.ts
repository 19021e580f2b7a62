import type { Language } from '../language';
import type { Extent } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { DECLARED_REACH, declarationOf, type Declaration } from './declared';
import type { LiteralLexer } from './lexer';
import type { ArrayOpening } from './opening';
import { LiteralRegion } from './region';
import { isMatlab } from './weak';

// Octave's empty arrays: `[](0x3)`.
const HOLLOW = /^\(\d+(?:x\d+)+\)/;

/** What was read in the brackets of an array, and what code in front of it declares. */
export interface RegionRead extends Pick<Declaration, 'lengths'> {
  readonly region: LiteralRegion;
}

/** Reads arrays at the place where a lexer is, each in the language that its own text shows. */
export class RegionReader {
  constructor(
    private readonly source: Source,
    private readonly lexer: LiteralLexer,
    private readonly language: Language,
    private readonly extent: Extent,
  ) {}

  /** Reads the array whose opening bracket, or the type in front of it, is the lexer's current token. */
  read(opening: ArrayOpening): RegionRead {
    const { lexer } = this;
    const { lengths, traits } = this.declared(opening);
    const mark = lexer.mark();
    const region = this.region(opening, { ...this.language, ...traits });
    this.shape(region);
    if (!isMatlab(lexer, region)) return { region, lengths };
    lexer.reset(mark);
    return { region: this.region(opening, { ...this.language, newlineRows: true, percentComments: true }), lengths };
  }

  private declared({ start, composite }: ArrayOpening): Declaration {
    const { lexer, source } = this;
    if (composite) {
      lexer.at = start + composite.length;
      lexer.next();
      return { lengths: composite.lengths, traits: { octal: true } };
    }
    const { start: end } = lexer;
    return declarationOf(source.text({ start: Math.max(0, end - DECLARED_REACH), end }), source.bytes[end]);
  }

  private region({ kind, elements }: ArrayOpening, language: Language): LiteralRegion {
    const { lexer, source } = this;
    const region = new LiteralRegion(source, lexer, language, new ValueSink(source.bytes.length), this.extent);
    if (kind === 'call') region.call(elements === true);
    else region.array(kind === 'labelled');
    return region;
  }

  private shape({ sink, keywords }: LiteralRegion): void {
    const { lexer, source } = this;
    if (sink.length > 0) return;
    const said = HOLLOW.exec(source.text({ start: lexer.at, end: lexer.at + 64 }));
    if (!said) return;
    keywords.set('shape', { start: lexer.at, end: lexer.at + said[0].length });
    lexer.at += said[0].length;
  }
}
