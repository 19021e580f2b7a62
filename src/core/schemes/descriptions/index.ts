import type { FindingCode } from '../../advice/codes';
import type { SchemeId } from '../scheme';
import { en } from './en';
import { FORMULAS, SYMBOLS } from './formulas';
import type { Formula } from './formulas';
import { ko } from './ko';
import { OUTLINE } from './outline';
import type { DescriptionTexts } from './outline';
import { REFERENCES } from './references';
import type { Reference } from './references';

export type { Formula, Reference };
export type DescriptionLanguage = 'en' | 'ko';

/** One statement of a description. */
export interface Point {
  readonly id: string;
  readonly text: string;
  /** The findings that measure this point on data; empty when it can only be told. */
  readonly measuredBy: readonly FindingCode[];
}

/** What a person should know of a scheme, in one language. */
export interface SchemeDescription {
  readonly scheme: SchemeId;
  readonly title: string;
  readonly definition: string;
  readonly formula: readonly Formula[];
  readonly symbols: readonly (Formula & { readonly meaning: string })[];
  readonly characteristics: readonly Point[];
  readonly advantages: readonly Point[];
  readonly drawbacks: readonly Point[];
  readonly whenToUse: string;
  readonly alternatives: readonly { readonly scheme: SchemeId; readonly text: string }[];
  readonly background: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly references: readonly Reference[];
  }[];
  readonly references: readonly Reference[];
}

const TEXTS: Readonly<Record<DescriptionLanguage, DescriptionTexts>> = { en, ko };

/** What normalization is, and what its kinds have in common. */
export function describeNormalization(language: DescriptionLanguage): DescriptionTexts['normalization'] {
  return TEXTS[language].normalization;
}

/**
 * A scheme's definition, formula, characteristics, advantages, drawbacks and use. Texts are plain
 * (no markup); formulas come as TeX and as plain characters. The works it leans on are in `references`.
 */
export function describeScheme(id: SchemeId, language: DescriptionLanguage): SchemeDescription {
  const outline = OUTLINE[id];
  const { symbols, schemes } = TEXTS[language];
  const text = schemes[id];
  return {
    scheme: id,
    title: text.title,
    definition: text.definition,
    formula: FORMULAS[id],
    symbols: outline.symbols.map((symbol) => ({ ...SYMBOLS[symbol], meaning: symbols[symbol] })),
    characteristics: told(text.characteristics),
    advantages: points(outline.advantages, text.advantages),
    drawbacks: points(outline.drawbacks, text.drawbacks),
    whenToUse: text.whenToUse,
    alternatives: Object.entries(text.alternatives).map(([scheme, when]) => ({
      scheme: scheme as SchemeId,
      text: when,
    })),
    background: backgrounds(outline.background, text.background),
    references: outline.references.map((reference) => REFERENCES[reference]),
  };
}

function told(texts: Readonly<Record<string, string>>): Point[] {
  return Object.entries(texts).map(([id, text]) => ({ id, text, measuredBy: [] }));
}

function points(
  outline: Readonly<Record<string, readonly FindingCode[]>>,
  texts: Readonly<Record<string, string>>,
): Point[] {
  return Object.entries(outline).map(([id, measuredBy]) => ({ id, text: texts[id], measuredBy }));
}

function backgrounds(
  outline: Readonly<Record<string, readonly (keyof typeof REFERENCES)[]>>,
  texts: Readonly<Record<string, { readonly title: string; readonly text: string }>>,
): SchemeDescription['background'] {
  return Object.entries(outline).map(([id, references]) => ({
    id,
    ...texts[id],
    references: references.map((reference) => REFERENCES[reference]),
  }));
}
