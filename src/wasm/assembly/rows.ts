import { isInteger, scanNumber, value } from './number';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;

/** What a cell was, a byte each: what is neither is a number with a point or an exponent. */
const INTEGER: u8 = 1;
const MISSING: u8 = 2;

let delimiter: u32 = 0;

/**
 * Reads rows of `columns` plain numbers or nothing, whole lines before `end`, as long as they are nothing else and no more
 * than `most`: the values to `values`, where each row starts (counted from `at`) to `starts`, and to the columns' counts how many were
 * integers and how many missing. `kinds` has room for a byte a column. To `result` go the number of rows and where it
 * stopped: the start of a row, of which nothing counts.
 */
export function scanRows(
  at: usize,
  end: usize,
  by: i32,
  columns: i32,
  most: i32,
  values: usize,
  starts: usize,
  integers: usize,
  missing: usize,
  kinds: usize,
  result: usize,
): void {
  delimiter = by;
  const base = at;
  let rows: i32 = 0;
  while (at < end && rows < most) {
    const after = scanRow(at, columns, values, kinds);
    if (after === 0 || after > end) break;
    count(columns, integers, missing, kinds);
    store<u32>(starts, <u32>(at - base));
    starts += 4;
    values += (<usize>columns) << 3;
    rows++;
    at = after;
  }
  store<u32>(result, <u32>rows);
  store<u32>(result, <u32>at, 4);
}

let hasOthers: bool = false;

function scanRow(at: usize, columns: i32, values: usize, kinds: usize): usize {
  hasOthers = false;
  const last = columns - 1;
  for (let column = 0; column < columns; column++) {
    let byte = <u32>load<u8>(at);
    let kind: u8 = 0;
    let number: f64 = NaN;
    while (isBlank(byte)) byte = <u32>load<u8>(++at);
    if (endsCell(byte)) {
      // A line of nothing is no row.
      if (column === 0 && byte !== delimiter) return 0;
      kind = MISSING;
    } else {
      const after = scanNumber(at);
      if (after !== 0) {
        at = after;
        number = value;
        if (isInteger) kind = INTEGER;
      } else {
        at = missingWord(at);
        if (at === 0) return 0;
        kind = MISSING;
      }
      byte = <u32>load<u8>(at);
      while (isBlank(byte)) byte = <u32>load<u8>(++at);
    }
    store<f64>(values + ((<usize>column) << 3), number);
    store<u8>(kinds + column, kind);
    if (kind !== 0) hasOthers = true;
    if (column < last) {
      if (byte !== delimiter) return 0;
      at++;
    } else if (byte === LINE_FEED) at++;
    else if (byte === CARRIAGE_RETURN && <u32>load<u8>(at + 1) === LINE_FEED) at += 2;
    else return 0;
  }
  return at;
}

function count(columns: i32, integers: usize, missing: usize, kinds: usize): void {
  if (!hasOthers) return;
  for (let column = 0; column < columns; column++) {
    const kind = load<u8>(kinds + column);
    if (kind === 0) continue;
    const at = (kind === INTEGER ? integers : missing) + ((<usize>column) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}

function isBlank(byte: u32): bool {
  return (byte === 0x20 || byte === 0x09) && byte !== delimiter;
}

function endsCell(byte: u32): bool {
  return byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

// `nan` and `na` in any case. What stands behind them is looked at by the caller.
function missingWord(at: usize): usize {
  const letters = load<u32>(at) | 0x20202020;
  if ((letters & 0xffffff) === 0x6e616e) return at + 3;
  return (letters & 0xffff) === 0x616e ? at + 2 : 0;
}
