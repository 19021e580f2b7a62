import { Inflate } from 'fflate';
import type { Problem } from '../../problem';

// DEFLATE packs at most 258 bytes into two bits (RFC 1951: a length code and a distance code of one bit each).
const MAX_RATIO = 1032;
// A piece can become a thousand times as much, so that pieces bound what is taken before the claim is checked.
const PIECE = 2 ** 14;
const HEAD_PIECE = 2 ** 10;

/** Why something was not inflated. */
export interface NotInflated {
  readonly refused: `npz.${string}`;
  readonly args: Problem['args'];
}

/** It inflates to more than it claims; never leaves this file. */
class MoreThanClaimed extends Error {}

/**
 * Inflates raw DEFLATE data that claims to become `claimed` bytes, of which `limit` are allowed. The claim is checked before memory is taken for it, and
 * inflating stops where it exceeds the claim. Data that end early answer with fewer bytes.
 */
export function inflateMember(packed: Uint8Array, claimed: number, limit: number): Uint8Array | NotInflated {
  if (claimed > limit) return { refused: 'npz.tooLarge', args: { claimed, limit } };
  if (claimed > packed.length * MAX_RATIO) return { refused: 'npz.ratio', args: { claimed, packed: packed.length } };
  const target = new GrowingBytes(claimed, packed.length);
  const inflate = new Inflate((chunk) => target.append(chunk));
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof MoreThanClaimed) return { refused: 'npz.moreThanClaimed', args: { claimed } };
    // fflate throws on data that are no DEFLATE stream, with a message for programmers.
    return { refused: 'npz.inflate', args: { claimed } };
  }
  return target.bytes();
}

/** The first bytes that raw DEFLATE data become: `most` of them or a piece more, or as many as there are before an error. */
export function inflateHead(packed: Uint8Array, most: number): Uint8Array {
  const target = new GrowingBytes(most + PIECE * MAX_RATIO, most);
  const inflate = new Inflate((chunk) => target.append(chunk));
  try {
    for (let at = 0; at < packed.length && target.length < most; at += HEAD_PIECE) {
      inflate.push(packed.subarray(at, at + HEAD_PIECE), at + HEAD_PIECE >= packed.length);
    }
  } catch {
    // What is wrong with the data is said where all of them are inflated.
  }
  return target.bytes();
}

class GrowingBytes {
  private buffer: Uint8Array;
  length = 0;

  constructor(
    private readonly limit: number,
    expected: number,
  ) {
    this.buffer = new Uint8Array(Math.min(limit, expected * 2));
  }

  append(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (needed > this.limit) throw new MoreThanClaimed();
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.min(this.limit, Math.max(needed, this.buffer.length * 2)));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(chunk, this.length);
    this.length = needed;
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }
}
