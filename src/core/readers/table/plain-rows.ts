/** Rows that were read at once, in memory that is used again: what is wanted of them has to be copied. */
export interface RowBatch {
  readonly rows: number;
  /** Where every `ROWS_APART`th of them starts in the source, from the first on; each is one line. */
  readonly starts: Uint32Array;
  /** How many cells of each column were integers, and how many were missing; the others have a point or an exponent. */
  readonly integers: Uint32Array;
  readonly missing: Uint32Array;
}

/** Of rows that are read at once, one of so many has its start told. */
export const ROWS_APART = 256;

/** Whoever wants rows. */
export interface RowTaker {
  /** Where the values of so many rows more may be put, row by row, behind those that were taken; `position` is where the last of them ends. */
  room(rows: number, position: number): Float64Array;
  /** Takes rows whose values have been put there: no more than there was room for. Missing ones are NaN. */
  take(batch: RowBatch): void;
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
  read(at: number, end: number, taker: RowTaker): number;
}
