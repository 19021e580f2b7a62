import type { Problem } from '../problem';
import type { NanPolicy } from './scheme';

export const NAN_POLICIES: readonly NanPolicy[] = ['omit', 'propagate', 'error'];
export const DDOFS: readonly number[] = [0, 1];

/** A value as it was given, and what it may be. */
export type Choice = readonly [value: unknown, known: readonly unknown[]];

/**
 * The problem (`scheme.unknown`) of the first value that is none of those it may be: parameters may come out of a file
 * or a message, whatever their type says.
 */
export function unknownChoice(choices: readonly Choice[]): { readonly err: Problem } | undefined {
  const wrong = choices.find(([value, known]) => !known.includes(value));
  if (!wrong) return undefined;
  const args = { name: String(wrong[0]), known: wrong[1].join(', ') };
  return { err: { code: 'scheme.unknown', severity: 'error', args } };
}
