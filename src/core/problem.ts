/** A stretch of a source, end exclusive: UTF-16 code units of a text, bytes of a binary file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** What a message's placeholders are filled with. Shapes travel as text, `[8, 3, 32, 32]`. */
export type MessageArgs = Readonly<Record<string, string | number | boolean>>;

/**
 * Something wrong or worth knowing, as data: a stable code, which the host and the webview turn
 * into a sentence in the user's language (`l10n/`), the numbers that sentence needs, and the exact place.
 *
 * Codes are `family.detail` (`json.unclosed`, `table.ragged`, `scheme.weightShape`). Every code
 * has a message in each language of `l10n/`; a test holds them together.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly args: MessageArgs;
  /** Where in the source; absent when the problem is with a parameter and not with the text. */
  readonly span?: Span;
}

/** A value or the problem that stands in its place. Bad input is an answer, never an exception. */
export type Outcome<T> = { readonly ok: T } | { readonly err: Problem };
