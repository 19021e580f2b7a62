import assert from 'node:assert/strict';
import temml from 'temml';
import { SCHEME_IDS } from '../../../src/core';
import { FINDING_CODES } from '../../../src/core/advice/codes';
import { RULES } from '../../../src/core/advice/rules';
import { describeNormalization, describeScheme, type SchemeDescription } from '../../../src/core/schemes/descriptions';

const LANGUAGES = ['en', 'ko'] as const;
const HANGUL = /[가-힣]/;

function everyText(description: SchemeDescription): string[] {
  const { title, definition, whenToUse, symbols, characteristics, advantages, drawbacks, alternatives, background } =
    description;
  return [
    title,
    definition,
    whenToUse,
    ...symbols.map(({ meaning }) => meaning),
    ...[...characteristics, ...advantages, ...drawbacks, ...alternatives, ...background].map(({ text }) => text),
    ...background.map((each) => each.title),
  ];
}

describe('the description of a scheme', () => {
  for (const id of SCHEME_IDS) {
    it(`${id}: has every part, in English and in Korean`, () => {
      for (const language of LANGUAGES) {
        const described = describeScheme(id, language);
        assert.equal(described.scheme, id);
        for (const part of [
          'formula',
          'symbols',
          'characteristics',
          'advantages',
          'drawbacks',
          'alternatives',
          'background',
          'references',
        ] as const) {
          assert.ok(described[part].length > 0, part);
        }
        for (const text of everyText(described)) {
          assert.ok(text.trim().length > 0);
          assert.equal(HANGUL.test(text), language === 'ko', text);
        }
      }
    });

    it(`${id}: says the same points in both languages, in the same order`, () => {
      const shape = (language: 'en' | 'ko'): unknown => {
        const { characteristics, advantages, drawbacks, alternatives, background } = describeScheme(id, language);
        const points = [advantages, drawbacks].map((list) => list.map((point) => [point.id, point.measuredBy]));
        return [
          points,
          characteristics.map((p) => p.id),
          alternatives.map((a) => a.scheme),
          background.map((b) => b.id),
        ];
      };
      assert.deepEqual(shape('en'), shape('ko'));
    });

    it(`${id}: its TeX is drawn without an error, and each formula stands in plain characters too`, () => {
      const { formula, symbols } = describeScheme(id, 'en');
      for (const { tex, text } of [...formula, ...symbols]) {
        const drawn = temml.renderToString(tex, { throwOnError: true });
        assert.match(drawn, /^<math/);
        assert.doesNotMatch(drawn, /temml-error/);
        assert.doesNotMatch(text, /\\|\{|\}/);
      }
    });

    it(`${id}: offers other schemes, never itself, and cites works with an address`, () => {
      const { alternatives, references, background } = describeScheme(id, 'en');
      assert.ok(alternatives.every(({ scheme }) => scheme !== id && SCHEME_IDS.includes(scheme)));
      for (const { url, year, authors } of [...references, ...background.flatMap((each) => each.references)]) {
        assert.match(url, /^https:\/\/(arxiv\.org\/abs\/\d{4}\.\d{5}|doi\.org\/10\.)/);
        assert.ok(year >= 1998 && authors.length > 0);
      }
    });
  }

  it('names only findings that a rule can make, and every rule of a method is named by a point', () => {
    const named = new Set(
      SCHEME_IDS.flatMap((id) => {
        const { advantages, drawbacks } = describeScheme(id, 'en');
        return [...advantages, ...drawbacks].flatMap(({ measuredBy }) => measuredBy);
      }),
    );
    for (const code of named) assert.ok(code in RULES, code);
    // These are of the data or of a parameter, not of a method.
    const unnamed = FINDING_CODES.filter((code) => !named.has(code));
    assert.deepEqual(unnamed, ['eps.dominates', 'inf.present', 'nan.firstLayer', 'nan.present', 'nan.spreads']);
  });

  it('is what normalization in general says before it', () => {
    for (const language of LANGUAGES) {
      const { title, definition, kinds } = describeNormalization(language);
      for (const text of [title, definition, kinds]) assert.equal(HANGUL.test(text), language === 'ko');
    }
  });
});
