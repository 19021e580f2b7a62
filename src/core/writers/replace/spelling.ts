import type { ReadChoice } from '../../readers/reader';
import type { NotFinite } from '../digits';

/** How a text spells the numbers that are put into it. */
export interface Spelling extends NotFinite {
  readonly decimal: '.' | ',';
  /** What a cell must not hold outside of quotes; undefined where cells are not quoted. */
  readonly delimiter?: string;
  /** Whether `2` would be taken for an integer where a float is meant: then it is `2.0`. */
  readonly pointed: boolean;
}

export interface SpellingHints {
  readonly text: string;
  readonly languageId?: string;
  /** JSON has neither NaN nor Infinity: null, or the words that Python and JSON5 read. */
  readonly notFinite?: 'null' | 'literal';
}

/** How a text of this format and language spells numbers. */
export function spellingOf({ format, table }: ReadChoice, hints: SpellingHints): Spelling {
  if (format === 'table') {
    const { decimal = '.', delimiter = ',' } = table ?? {};
    return { ...WORDS.table, decimal, delimiter, pointed: false };
  }
  const isJson = format === 'json' || format === 'ndjson';
  const words = isJson ? (hints.notFinite === 'literal' ? WORDS.json5 : WORDS.json) : literalWords(hints);
  return { ...words, decimal: '.', pointed: !isJson };
}

const WORDS = {
  table: { nan: 'NaN', inf: 'inf', negInf: '-inf' },
  json: { nan: 'null', inf: 'null', negInf: 'null' },
  json5: { nan: 'NaN', inf: 'Infinity', negInf: '-Infinity' },
  printed: { nan: 'nan', inf: 'inf', negInf: '-inf' },
  mathematical: { nan: 'NaN', inf: 'Inf', negInf: '-Inf' },
} as const satisfies Record<string, NotFinite>;

function literalWords({ text, languageId = '' }: SpellingHints): NotFinite {
  if (/^(?:javascript|typescript|json)/.test(languageId)) return WORDS.json5;
  if (/^(?:julia|matlab|octave|r|go)$/.test(languageId)) return WORDS.mathematical;
  // In code a bare `nan` would be an unknown name.
  if (languageId !== 'python') return WORDS.printed;
  const module = /\bnp\./.test(text) ? 'np' : /\btorch\./.test(text) ? 'torch' : 'math';
  return { nan: `${module}.nan`, inf: `${module}.inf`, negInf: `-${module}.inf` };
}
