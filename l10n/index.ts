import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageArgs } from '../src/core/problem';
import enActions from './en/actions.json';
import enAdvice from './en/advice.json';
import enCompare from './en/compare.json';
import enEngine from './en/engine.json';
import enHost from './en/host.json';
import enPanel from './en/panel.json';
import enReaders from './en/readers.json';
import enSchemes from './en/schemes.json';
import enText from './en/text.json';
import koActions from './ko/actions.json';
import koAdvice from './ko/advice.json';
import koCompare from './ko/compare.json';
import koEngine from './ko/engine.json';
import koHost from './ko/host.json';
import koPanel from './ko/panel.json';
import koReaders from './ko/readers.json';
import koSchemes from './ko/schemes.json';
import koText from './ko/text.json';

export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every sentence that Normscope says, by code. Patterns are ICU message syntax. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    ...enActions,
    ...enAdvice,
    ...enCompare,
    ...enEngine,
    ...enHost,
    ...enPanel,
    ...enReaders,
    ...enSchemes,
    ...enText,
  },
  ko: {
    ...koActions,
    ...koAdvice,
    ...koCompare,
    ...koEngine,
    ...koHost,
    ...koPanel,
    ...koReaders,
    ...koSchemes,
    ...koText,
  },
};

/** Says a code in one language. A code without a sentence is shown as it is, with its arguments. */
export type Translate = (code: string, args?: MessageArgs) => string;

/** The language of Normscope that fits an editor's locale (`ko-KR`, `en`, `de`): English where there is no better. */
export function languageOf(locale: string): Language {
  return /^ko\b/i.test(locale) ? 'ko' : 'en';
}

/** The translator of one language; compiled sentences are kept. */
export function translator(language: Language): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  return (code, args) => {
    const pattern = CATALOGUES[language][code] ?? CATALOGUES.en[code];
    if (pattern === undefined) return args ? `${code} ${JSON.stringify(args)}` : code;
    let format = compiled.get(code);
    if (!format) {
      format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
      compiled.set(code, format);
    }
    return String(format.format({ ...args }));
  };
}
