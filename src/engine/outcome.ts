import type { Outcome } from '../core';
import { CodedError } from '../protocol/rpc';

/** The value of an outcome; what it refuses is thrown, for the caller on the other side. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if ('err' in outcome) throw new CodedError(outcome.err.code, outcome.err.args);
  return outcome.ok;
}
