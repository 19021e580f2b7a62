import type { Arena } from './arena';

const LEAST = -342;
const GREATEST = 308;
const HALF = 64n;
const BITS = 128;

let powers: BigUint64Array | undefined;
const written = new WeakSet<Arena>();

/**
 * Writes what numbers are read with into an arena, once: the powers of five that decimal numbers are multiplied by, 128 bits of each with
 * the upper half first, and which digits move where.
 */
export function writeTables(arena: Arena): void {
  if (written.has(arena)) return;
  powers ??= allPowers();
  new BigUint64Array(arena.memory.buffer, arena.call('powersOfFive')(), powers.length).set(powers);
  arena.call('writePlaces')();
  written.add(arena);
}

function allPowers(): BigUint64Array {
  const table = new BigUint64Array(2 * (GREATEST - LEAST + 1));
  for (let exponent = LEAST, at = 0; exponent <= GREATEST; exponent++, at += 2) {
    const power = exponent < 0 ? reciprocal(5n ** BigInt(-exponent)) : cut(5n ** BigInt(exponent));
    table[at] = power >> HALF;
    // Only the lower 64 bits are kept.
    table[at + 1] = BigInt.asUintN(64, power);
  }
  return table;
}

// The upper 128 bits, with zeros behind a shorter number.
function cut(power: bigint): bigint {
  const length = bitLength(power);
  return length <= BITS ? power << BigInt(BITS - length) : power >> BigInt(length - BITS);
}

// 2^b / power: rounded up to 128 bits down to 5^-27, which 64 bits can hold, and from there on a little less than one place above.
function reciprocal(power: bigint): bigint {
  const length = bitLength(power);
  if (length <= 64) return (1n << BigInt(length + BITS - 1)) / power + 1n;
  return cut((1n << BigInt(2 * length + BITS)) / power + 1n);
}

function bitLength(x: bigint): number {
  return x.toString(2).length;
}
