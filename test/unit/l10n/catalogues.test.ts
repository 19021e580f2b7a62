import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUES, LANGUAGES, languageOf, translator } from '../../../l10n';

const ROOT = join(__dirname, '../../..');

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

function placeholders(pattern: string): string[] {
  const names = new Set<string>();
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if ('value' in node && node.type !== 0) names.add(String(node.value));
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Every string of the product that looks like a code: `'family.detail'` of a family that has sentences. */
function codesInUse(): Map<string, string> {
  const families = new Set(Object.keys(CATALOGUES.en).map((code) => code.split('.')[0]));
  const used = new Map<string, string>();
  for (const file of [...sources('src'), ...sources('media')]) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, code] of text.matchAll(/'([a-z]\w*(?:\.[a-zA-Z]\w*)+)'/g)) {
      if (families.has(code.split('.')[0])) used.set(code, file);
    }
  }
  return used;
}

/** The sentences that nothing in the product says: neither by their code, nor by one that is put together. */
function unsaid(): string[] {
  const text = ['src', 'media']
    .flatMap(sources)
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  const quoted = new Set([...text.matchAll(/'([a-zA-Z][\w-]*(?:\.[\w-]+)*)'/g)].map((match) => match[1]));
  const words = new Set(text.match(/\w+/g));
  // `family.kind.${what}` says all of its kind; of `family.${what}` each has to be a word or a code of the sources.
  const made = [...new Set([...text.matchAll(/`((?:\w+\.)+)\$\{/g)].map((match) => match[1]))];
  const isMade = (code: string, prefix: string): boolean => {
    if (!code.startsWith(prefix)) return false;
    const rest = code.slice(prefix.length);
    return prefix.split('.').length > 2 || quoted.has(rest) || words.has(rest);
  };
  return Object.keys(CATALOGUES.en).filter((code) => !quoted.has(code) && !made.some((prefix) => isMade(code, prefix)));
}

describe('the sentences', () => {
  it('exist in every language, under the same codes', () => {
    for (const language of LANGUAGES) {
      assert.deepEqual(Object.keys(CATALOGUES[language]).sort(), Object.keys(CATALOGUES.en).sort(), language);
    }
  });

  it('are well-formed and use the same arguments in every language', () => {
    for (const [code, pattern] of Object.entries(CATALOGUES.en)) {
      for (const language of LANGUAGES) {
        assert.deepEqual(placeholders(CATALOGUES[language][code]), placeholders(pattern), `${language} ${code}`);
      }
    }
  });

  it('are never left empty', () => {
    for (const language of LANGUAGES) {
      for (const [code, pattern] of Object.entries(CATALOGUES[language]))
        assert.ok(pattern.trim(), `${language} ${code}`);
    }
  });

  it('exist for every code that the product speaks in', () => {
    const missing = [...codesInUse()].filter(
      ([code]) => !(code in CATALOGUES.en) && !(`advice.${code}` in CATALOGUES.en),
    );
    assert.deepEqual(missing, []);
  });

  it('are all said somewhere', () => {
    assert.deepEqual(unsaid(), []);
  });

  it('are translated: no Korean sentence is a copy of the English one unless it holds no word', () => {
    const copied = Object.entries(CATALOGUES.en).filter(
      ([code, pattern]) => CATALOGUES.ko[code] === pattern && /[a-z]{4,}/.test(pattern.replace(/\{[^}]*\}/g, '')),
    );
    // Names of formats, libraries and symbols stay as they are.
    assert.deepEqual(
      copied.filter(([code]) => !code.includes('.name.')).map(([code]) => code),
      [],
    );
  });
});

describe('the manifest', () => {
  it('has a sentence in each language for each of its placeholders, and no other', () => {
    const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
    const wanted = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]))].sort();
    for (const file of ['package.nls.json', 'package.nls.ko.json']) {
      const given = Object.keys(JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as object).sort();
      assert.deepEqual(given, wanted, file);
    }
  });
});

describe('the language', () => {
  it('is Korean for Korean locales and English for the others', () => {
    assert.deepEqual(['ko', 'ko-KR', 'en-US', 'de', 'kok'].map(languageOf), ['ko', 'ko', 'en', 'en', 'en']);
  });

  it('shows a code that nobody wrote a sentence for with its arguments', () => {
    assert.equal(translator('en')('no.such', { n: 3 }), 'no.such {"n":3}');
  });
});
