/** Rows that were read at once, in memory that is used again: what is wanted of them has to be copied. */
export interface RowBatch {
  readonly rows: number;
  /** Row by row; NaN for what is missing. */
  readonly values: Float64Array;
  /** Where each row starts in the source. */
  readonly starts: Uint32Array;
  /** How many cells of each column were integers, and how many were missing; the others have a point or an exponent. */
  readonly integers: Uint32Array;
  readonly missing: Uint32Array;
}

/**
 * Reads rows that hold nothing but plain numbers and missing values, many at once. What is unusual (quotes, comments, texts,
 * another number of cells, integers of 2^53 and more, the last line without a line break) is left to the caller.
 */
export interface PlainRows {
  /**
   * Reads on from `at`, where a row starts, as far as rows are plain, and at most to `end`; answers where it stopped, which is the start
   * of a row again.
   */
  read(at: number, end: number, take: (batch: RowBatch) => void): number;
}
