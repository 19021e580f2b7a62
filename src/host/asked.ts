import type { Scheme } from '../protocol/engine';
import { CodedError } from '../protocol/rpc';
import { CONVENTION_CHOICES, SCHEME_CHOICES } from './choices';

// What a program asks for (a language model's tool, another extension): types are a promise that it may not keep.

/** What is asked: what the schema says, or anything else. */
export type Asked = Readonly<Record<string, unknown>>;

/** The normalization that is asked for: `asked.scheme` for one that there is not, `asked.…` for a parameter of another type. */
export function schemeOf(asked: Asked): Scheme {
  const scheme = SCHEME_CHOICES.find((id) => id === asked.scheme);
  if (!scheme) throw new CodedError('asked.choice', { name: 'scheme', known: SCHEME_CHOICES.join(', ') });
  return {
    scheme,
    convention: choiceOf(asked, 'convention', CONVENTION_CHOICES),
    eps: numberOf(asked, 'eps'),
    ddof: choiceOf(asked, 'ddof', [0, 1] as const),
    axes: listOf(asked, 'axes'),
    channelAxis: wholeOf(asked, 'channelAxis'),
    normalizedNdim: wholeOf(asked, 'normalizedNdim'),
    numGroups: wholeOf(asked, 'numGroups'),
    nanPolicy: choiceOf(asked, 'nanPolicy', ['omit', 'propagate', 'error'] as const),
    training: choiceOf(asked, 'training', [true, false] as const),
    momentum: numberOf(asked, 'momentum'),
    weight: valuesOf(asked, 'weight'),
    bias: valuesOf(asked, 'bias'),
    runningMean: valuesOf(asked, 'runningMean'),
    runningVar: valuesOf(asked, 'runningVar'),
  };
}

/** When two elements count as equal; numpy.allclose's tolerances where nothing is said. */
export function toleranceOf(asked: Asked): {
  readonly rtol: number;
  readonly atol: number;
  readonly equalNan: boolean;
} {
  const equalNan = choiceOf(asked, 'equalNan', [true, false] as const) ?? false;
  return { rtol: numberOf(asked, 'rtol') ?? 1e-5, atol: numberOf(asked, 'atol') ?? 1e-8, equalNan };
}

/** A number, where there is one; `asked.number` for anything else than a number. */
export function numberOf(asked: Asked, name: string): number | undefined {
  const value = asked[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new CodedError('asked.number', { name });
}

/** A whole number, where there is one; `asked.whole` for another. */
export function wholeOf(asked: Asked, name: string): number | undefined {
  const value = numberOf(asked, name);
  if (value === undefined || Number.isSafeInteger(value)) return value;
  throw new CodedError('asked.whole', { name });
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function choiceOf<T>(asked: Asked, name: string, choices: readonly T[]): T | undefined {
  const value = asked[name];
  if (isAbsent(value)) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new CodedError('asked.choice', { name, known: choices.join(', ') });
  return found;
}

function listOf(asked: Asked, name: string): readonly number[] | undefined {
  const value = asked[name];
  if (isAbsent(value)) return undefined;
  const isList = Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry));
  if (!isList) throw new CodedError('asked.list', { name });
  return value as readonly number[];
}

function valuesOf(asked: Asked, name: string): { readonly values: readonly number[] } | undefined {
  const value = asked[name];
  if (isAbsent(value)) return undefined;
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'number');
  if (!isList) throw new CodedError('asked.values', { name });
  return { values: value };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
