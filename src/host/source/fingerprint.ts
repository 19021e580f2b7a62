import type { Span } from '../../core/problem';

/** What is remembered of a text to know it again: its length, its first characters and a hash. */
export interface Fingerprint {
  readonly length: number;
  readonly head: string;
  readonly hash: number;
}

const HEAD = 40;
const END = 32 * 1024;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function fingerprint(text: string): Fingerprint {
  return { length: text.length, head: text.slice(0, HEAD), hash: fnv1a(text) };
}

/** Whether a value from outside (a saved panel) is a fingerprint. */
export function isFingerprint(value: unknown): value is Fingerprint {
  const { length, head, hash } = (value ?? {}) as Partial<Fingerprint>;
  return Number.isSafeInteger(length) && typeof head === 'string' && typeof hash === 'number';
}

/**
 * Where a text that was at `start` is now: still there, or elsewhere in the document, the nearest first.
 * Undefined when it is nowhere, unchanged.
 */
export function findAgain(document: string, print: Fingerprint, start: number): Span | undefined {
  const isAt = (at: number): boolean => fnv1a(document.slice(at, at + print.length)) === print.hash;
  if (start + print.length <= document.length && isAt(start)) return { start, end: start + print.length };
  const found = occurrences(document, print.head)
    .sort((a, b) => Math.abs(a - start) - Math.abs(b - start))
    .find((at) => at + print.length <= document.length && isAt(at));
  return found === undefined ? undefined : { start: found, end: found + print.length };
}

const MOST_OCCURRENCES = 100;

function occurrences(document: string, head: string): number[] {
  const found: number[] = [];
  if (head === '') return found;
  for (
    let at = document.indexOf(head);
    at >= 0 && found.length < MOST_OCCURRENCES;
    at = document.indexOf(head, at + 1)
  ) {
    found.push(at);
  }
  return found;
}

/**
 * FNV-1a over UTF-16 code units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/); of a long text, over its
 * ends only, since it is asked for at every change.
 */
function fnv1a(text: string): number {
  const hashed = text.length <= 2 * END ? text : text.slice(0, END) + text.slice(-END);
  let hash = FNV_OFFSET;
  for (let i = 0; i < hashed.length; i++) hash = Math.imul(hash ^ hashed.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}
