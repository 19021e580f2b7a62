import { decimal, digitsIn, tens, valueOf } from './decimal';

const MINUS: u32 = 0x2d;
const DOT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** The number last scanned. */
export let value: f64 = 0;
/** It had neither a point nor an exponent. */
export let isInteger: bool = false;
/** Its digits before the point began with a 0 that was not the only one. */
export let hasLeadingZero: bool = false;

let mantissa: u64 = 0;

// Moves behind the digits at `at`, which are added to the mantissa.
function digits(at: usize): usize {
  let count: i32 = 8;
  while (count === 8) {
    const bytes = load<u64>(at);
    count = digitsIn(bytes);
    if (count === 0) break;
    mantissa = mantissa * tens(count) + valueOf(bytes, count);
    at += count;
  }
  return at;
}

/**
 * Scans `[-] digits [. digits] [e [+-] digits]` at `at`: where it ends, or 0 if there is no such number or its value is for the host
 * to find. Reads up to eight bytes beyond the end.
 */
export function scanNumber(at: usize): usize {
  const negative = load<u8>(at) === MINUS;
  const first = at + (negative ? 1 : 0);
  mantissa = 0;
  let end = digits(first);
  if (end === first) return 0;
  hasLeadingZero = load<u8>(first) === ZERO && end > first + 1;
  let power: i32 = 0;
  let count = <i32>(end - first);
  isInteger = true;
  if (load<u8>(end) === DOT) {
    const fraction = end + 1;
    end = digits(fraction);
    if (end === fraction) return 0;
    power = <i32>(fraction - end);
    count -= power;
    isInteger = false;
  }
  if (count > 19 && significant(first, count) > 19) return 0;
  if (((<u32>load<u8>(end)) | 0x20) === 0x65) {
    end = exponent(end + 1);
    if (end === 0) return 0;
    power += exponentValue;
    isInteger = false;
  }
  const x = decimal(mantissa, power);
  if (x !== x || (isInteger && x >= 9007199254740992)) return 0;
  value = negative ? -x : x;
  return end;
}

// How many digits there are from the first on that is not 0.
function significant(at: usize, count: i32): i32 {
  for (; count > 0; at++) {
    const byte = <u32>load<u8>(at);
    if (byte === DOT) continue;
    if (byte !== ZERO) return count;
    count--;
  }
  return 0;
}

/** The exponent last scanned. */
export let exponentValue: i32 = 0;

/** Where the exponent at `at`, behind its letter, ends; 0 if there is none. */
export function exponent(at: usize): usize {
  const sign = <u32>load<u8>(at);
  const first = sign === MINUS || sign === 0x2b ? at + 1 : at;
  let end = first;
  let power: i32 = 0;
  for (let digit = <u32>load<u8>(end) - ZERO; digit < 10; digit = <u32>load<u8>(++end) - ZERO) {
    if (power < 10000) power = power * 10 + digit;
  }
  if (end === first) return 0;
  exponentValue = sign === MINUS ? -power : power;
  return end;
}
