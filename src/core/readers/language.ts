/** What of a text's language changes how it is read. */
export interface Language {
  /** `%` begins a comment. */
  readonly percentComments: boolean;
  /** `//` divides. */
  readonly slashesDivide: boolean;
  /** Line breaks end a matrix's rows. */
  readonly newlineRows: boolean;
  /** A 0 in front of digits makes them octal. */
  readonly octal: boolean;
  /** A semicolon in brackets repeats what stands before it. */
  readonly repeats: boolean;
}

const PERCENT_COMMENTS: ReadonlySet<string> = new Set(['matlab', 'octave', 'latex', 'tex', 'prolog', 'erlang']);
const SLASHES_DIVIDE: ReadonlySet<string> = new Set(['python', 'julia', 'r', 'lua', 'perl', 'matlab', 'octave']);
const NEWLINE_ROWS: ReadonlySet<string> = new Set(['matlab', 'octave', 'julia']);
const OCTAL: ReadonlySet<string> = new Set([
  'c',
  'cpp',
  'objective-c',
  'objective-cpp',
  'cuda-cpp',
  'java',
  'go',
  'php',
  'perl',
  'ruby',
  'javascript',
  'shellscript',
]);

/** What VS Code's language id says about how a text is read; nothing is assumed without one. */
export function languageOf(languageId = ''): Language {
  return {
    percentComments: PERCENT_COMMENTS.has(languageId),
    slashesDivide: SLASHES_DIVIDE.has(languageId),
    newlineRows: NEWLINE_ROWS.has(languageId),
    octal: OCTAL.has(languageId),
    repeats: languageId === 'rust',
  };
}

const JSON_LANGUAGES: ReadonlySet<string> = new Set(['json', 'jsonc', 'json5', 'jsonl', 'ndjson', 'geojson']);

/** Whether a document of this language is JSON, where an object that holds texts too is data. */
export function isJson(languageId = ''): boolean {
  return JSON_LANGUAGES.has(languageId);
}
