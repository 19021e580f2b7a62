import { isInteger, scanNumber, value } from './number';
import { longNumber, Quick, wasInteger } from './quick';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const ZERO: u32 = 0x30;
const MINUS: u32 = 0x2d;

// A stretch of whole lines, and how far it has been read: words in memory, which both the host and the module know.
/** Where reading goes on, which is the start of a row; where the stretch ends. */
const AT = 0;
const END = 4;
/** Where the next row's values go. */
const VALUES = 8;
/** Where it is noted that every 256th row starts, and what is taken from its place for that. */
const STARTS = 12;
const BASE = 16;
/** The counts of integers and of missing cells, a word a column. */
const INTEGERS = 20;
const MISSING = 24;
/** How many rows have been read. */
const ROWS = 28;
/** 1 once there is a row that is not plain: it begins at AT. */
const STOPPED = 32;

const NOTED: u32 = 256;

let delimiter: u32 = 0;
let last: i32 = 0;
// 1, or -1 where what has been counted is taken back.
let unit: i32 = 1;

/**
 * Reads plain rows of two stretches at once, no more than about `bytes` of each: numbers or nothing in `columns` cells, `by` between
 * them. While one number's end is awaited, another is being made. Either ends at a row that is something else.
 */
export function scanRows(a: usize, b: usize, by: i32, columns: i32, bytes: i32): void {
  delimiter = by;
  last = columns - 1;
  const stopA = limit(a, bytes);
  const stopB = limit(b, bytes);
  pairs(a, b, stopA, stopB);
  while (<usize>load<u32>(a, AT) < stopA && load<u32>(a, STOPPED) === 0) single(a);
  while (<usize>load<u32>(b, AT) < stopB && load<u32>(b, STOPPED) === 0) single(b);
}

function limit(stretch: usize, bytes: i32): usize {
  const at = <usize>load<u32>(stretch, AT);
  return load<u32>(stretch, STOPPED) !== 0 ? at : min<usize>(<usize>load<u32>(stretch, END), at + bytes);
}

// A row of each stretch, cell by cell, as long as both have one.
function pairs(a: usize, b: usize, stopA: usize, stopB: usize): void {
  const width = (<usize>(last + 1)) << 3;
  const edge = (<usize>last) << 3;
  let atA = <usize>load<u32>(a, AT);
  let atB = <usize>load<u32>(b, AT);
  let toA = <usize>load<u32>(a, VALUES);
  let toB = <usize>load<u32>(b, VALUES);
  while (atA < stopA && atB < stopB) {
    let at = atA;
    let bt = atB;
    let offset: usize = 0;
    for (; offset < edge; offset += 8) {
      const endA = Quick.number(at, toA + offset);
      const endB = Quick.number(bt, toB + offset);
      at =
        endA !== 0 && <u32>load<u8>(endA) === delimiter ? endA + 1 : oddCell(at, toA + offset, <i32>(offset >> 3), a);
      bt =
        endB !== 0 && <u32>load<u8>(endB) === delimiter ? endB + 1 : oddCell(bt, toB + offset, <i32>(offset >> 3), b);
      if (at === 0 || bt === 0) break;
    }
    if (offset === edge) {
      const endA = Quick.number(at, toA + offset);
      const endB = Quick.number(bt, toB + offset);
      at = endA !== 0 && <u32>load<u8>(endA) === LINE_FEED ? endA + 1 : oddCell(at, toA + offset, last, a);
      bt = endB !== 0 && <u32>load<u8>(endB) === LINE_FEED ? endB + 1 : oddCell(bt, toB + offset, last, b);
    }
    if (at === 0 || bt === 0) {
      takeBack(atA, toA, <i32>(offset >> 3) + <i32>(at !== 0), a);
      takeBack(atB, toB, <i32>(offset >> 3) + <i32>(bt !== 0), b);
      return;
    }
    add(a, atA, at, (toA += width));
    add(b, atB, bt, (toB += width));
    atA = at;
    atB = bt;
  }
}

// One row of a stretch, which ends if it is no plain one.
function single(stretch: usize): void {
  const start = <usize>load<u32>(stretch, AT);
  let to = <usize>load<u32>(stretch, VALUES);
  let at = start;
  for (let column = 0; column <= last; column++) {
    const end = Quick.number(at, to);
    const isQuick = end !== 0 && <u32>load<u8>(end) === (column < last ? delimiter : LINE_FEED);
    const next = isQuick ? end + 1 : oddCell(at, to, column, stretch);
    if (next === 0) {
      takeBack(start, to - ((<usize>column) << 3), column, stretch);
      store<u32>(stretch, 1, STOPPED);
      return;
    }
    at = next;
    to += 8;
  }
  add(stretch, start, at, to);
}

function add(stretch: usize, start: usize, after: usize, values: usize): void {
  const rows = load<u32>(stretch, ROWS);
  if (rows % NOTED === 0)
    store<u32>(load<u32>(stretch, STARTS) + ((rows / NOTED) << 2), <u32>start - load<u32>(stretch, BASE));
  store<u32>(stretch, rows + 1, ROWS);
  store<u32>(stretch, <u32>after, AT);
  store<u32>(stretch, <u32>values, VALUES);
}

// Of a row that does not count, what was counted of its first cells.
function takeBack(at: usize, to: usize, cells: i32, stretch: usize): void {
  unit = -1;
  for (let column = 0; column < cells; column++) at = oddCell(at, to + ((<usize>column) << 3), column, stretch);
  unit = 1;
}

/** Reads any plain cell to `to`, with what ends it: what stands behind that, or 0 if the cell is not plain. */
function oddCell(at: usize, to: usize, column: i32, stretch: usize): usize {
  let byte = <u32>load<u8>(at);
  // No branch: signs come and go.
  const isBare = ((<i32>(byte - ZERO < 10)) | (<i32>(byte === MINUS))) !== 0;
  if (!isBare) {
    while (isBlank(byte)) byte = <u32>load<u8>(++at);
    if (endsCell(byte)) {
      // A line of nothing is no row.
      if (column === 0 && byte !== delimiter) return 0;
      return missing(at, to, column, stretch);
    }
  }
  let isWhole = false;
  let end = isBare ? 0 : Quick.number(at, to);
  if (end === 0) {
    end = longNumber(at, to);
    if (end !== 0) isWhole = wasInteger;
    else {
      end = scanNumber(at);
      if (end === 0) {
        at = missingWord(at);
        return at === 0 ? 0 : missing(at, to, column, stretch);
      }
      store<f64>(to, value);
      isWhole = isInteger;
    }
  }
  const after = cellEnd(end, column);
  if (isWhole && after !== 0) count(stretch, INTEGERS, column);
  return after;
}

function missing(at: usize, to: usize, column: i32, stretch: usize): usize {
  const after = cellEnd(at, column);
  store<f64>(to, NaN);
  if (after !== 0) count(stretch, MISSING, column);
  return after;
}

function count(stretch: usize, figure: usize, column: i32): void {
  const at = <usize>load<u32>(stretch + figure) + ((<usize>column) << 2);
  store<i32>(at, load<i32>(at) + unit);
}

// Behind the delimiter, or the line break, that has to follow, after blanks perhaps; 0 if something else does.
function cellEnd(at: usize, column: i32): usize {
  let byte = <u32>load<u8>(at);
  while (isBlank(byte)) byte = <u32>load<u8>(++at);
  if (column < last) return byte === delimiter ? at + 1 : 0;
  if (byte === LINE_FEED) return at + 1;
  return byte === CARRIAGE_RETURN && <u32>load<u8>(at + 1) === LINE_FEED ? at + 2 : 0;
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

/** How many line feeds there are from `at` to `end`, to `result`. */
export function countLines(at: usize, end: usize, result: usize): void {
  const feed = i8x16.splat(<i8>LINE_FEED);
  let lines: u32 = 0;
  while (at + 16 <= end) {
    const stop = min<usize>(at + 16 * 255, at + ((end - at) & ~15));
    let found = i8x16.splat(0);
    for (; at < stop; at += 16) found = i8x16.sub(found, i8x16.eq(v128.load(at), feed));
    const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(found));
    lines +=
      i32x4.extract_lane(sums, 0) +
      i32x4.extract_lane(sums, 1) +
      i32x4.extract_lane(sums, 2) +
      i32x4.extract_lane(sums, 3);
  }
  for (; at < end; at++) lines += <u32>(<u32>load<u8>(at) === LINE_FEED);
  store<u32>(result, lines);
}
