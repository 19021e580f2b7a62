import type { Outcome } from '../problem';
import type { FittedInput } from './fitted';
import { schemeProblem } from './plan';

/**
 * A fitted object from JSON that somebody saved: checked field by field, since files are untrusted, and
 * free of everything else that stood in it. Err (`fitted.json`, `fitted.field`) names the field that is wrong.
 */
export function parseFitted(json: string): Outcome<FittedInput> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return schemeProblem('fitted.json', { detail: error instanceof Error ? error.message : String(error) });
  }
  if (typeof value !== 'object' || value === null) return schemeProblem('fitted.json', { detail: String(value) });
  const fields = new Map(Object.entries(value));
  const features = (fields.get('mean') as readonly unknown[] | undefined)?.length;
  const wrong = Object.entries(FIELDS).find(([field, { check, optional }]) => {
    const entry: unknown = fields.get(field);
    return !(optional && entry === undefined) && !check(entry, features ?? 0);
  });
  if (wrong) return schemeProblem('fitted.field', { field: wrong[0], wanted: wrong[1].wanted });
  const known = Object.keys(FIELDS).filter((field) => fields.has(field));
  return {
    ok: Object.fromEntries(known.map((field) => [field, nullAsNaN(fields.get(field))])) as unknown as FittedInput,
  };
}

function nullAsNaN(entry: unknown): unknown {
  if (Array.isArray(entry)) return entry.map(nullAsNaN);
  return entry === null ? NaN : entry;
}

interface Field {
  readonly check: (entry: unknown, features: number) => boolean;
  /** What belongs there, for the message: a code's argument, so in symbols. */
  readonly wanted: string;
  readonly optional?: boolean;
}

// JSON has no NaN; what had no value when it was fitted was saved as null.
const isNumber = (entry: unknown): boolean => entry === null || (typeof entry === 'number' && Number.isFinite(entry));
const listOf =
  (check: (entry: unknown) => boolean) =>
  (entry: unknown, features: number): boolean =>
    Array.isArray(entry) && entry.length === features && entry.every(check);
const lists = listOf((entry) => Array.isArray(entry) && entry.length <= 10 && entry.every(isNumber));

const FIELDS: Record<keyof FittedInput, Field> = {
  names: {
    check: (entry, features) =>
      Array.isArray(entry) && entry.every((name) => typeof name === 'string') && [0, features].includes(entry.length),
    wanted: 'string[]',
  },
  mean: { check: listOf(isNumber), wanted: 'number[]' },
  scale: {
    check: listOf((entry) => isNumber(entry) && (entry === null || (entry as number) > 0)),
    wanted: 'number[] > 0',
  },
  ddof: { check: (entry) => entry === 0 || entry === 1, wanted: '0 | 1' },
  n: { check: listOf((entry) => isNumber(entry) && (entry as number) >= 0), wanted: 'number[] ≥ 0' },
  min: { check: listOf(isNumber), wanted: 'number[]', optional: true },
  max: { check: listOf(isNumber), wanted: 'number[]', optional: true },
  deciles: { check: lists, wanted: 'number[][]', optional: true },
  shares: { check: lists, wanted: 'number[][]', optional: true },
};
