import type { MessageArgs, Severity } from '../problem';
import type { FindingCode } from './codes';
import type { Measures } from './measures';

/** What a rule found in the data: a code, the numbers of its sentence, and the rows it speaks of. */
export interface Finding {
  /** `batch.small`, `feature.constant` …; the sentence is in `l10n/` under `advice.<code>`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly args: MessageArgs;
  /** The indices along one axis that the finding is about, at most the first 1000 of `total`. */
  readonly rows?: Rows;
}

export interface Rows {
  readonly axis: number;
  readonly indices: readonly number[];
  readonly total: number;
}

/** One thing an expert looks for: a file in `rules/` and a row in their table. Silent when the data do not show it. */
export type Rule = (measures: Measures) => Finding | undefined;
