import type { MessageArgs, Severity } from '../problem';

/** What a rule found in the data: a code, the numbers of its sentence, and the rows it speaks of. */
export interface Finding {
  /** `batch.small`, `feature.constant` …; the sentence is in `l10n/` under `advice.<code>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly args: MessageArgs;
  /** The indices along one axis that the finding is about, at most the first 1000 of `total`. */
  readonly rows?: { readonly axis: number; readonly indices: readonly number[]; readonly total: number };
}
