import { Position, Range } from 'vscode';
import type { Scheme } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import { SCHEME_CHOICES } from '../choices';
import type { Given } from '../given';
import { fileNamed } from './place';

/** What a tool is called with: what the manifest's schema says, or anything else. Models make mistakes, and are told. */
export type Input = Readonly<Record<string, unknown>>;

/** What is to be read: `tool.input` where the call says neither text nor file. */
export function givenOf(input: Input): Given {
  if (typeof input.text === 'string') return { text: input.text };
  const file = textOf(input.file);
  if (file === undefined) throw new CodedError('tool.input');
  const [first, last] = [wholeOf(input, 'startLine'), wholeOf(input, 'endLine')];
  if (first === undefined && last === undefined) return { uri: fileNamed(file) };
  const start = new Position(Math.max(0, (first ?? 1) - 1), 0);
  const end = new Position(Math.max(0, (last ?? Number.MAX_SAFE_INTEGER) - 1), Number.MAX_SAFE_INTEGER);
  return { uri: fileNamed(file), range: new Range(start, end) };
}

/** The normalization that is asked for: `tool.scheme` for one that there is not. */
export function schemeOf(input: Input): Scheme {
  const scheme = SCHEME_CHOICES.find((id) => id === input.scheme);
  if (!scheme) throw new CodedError('tool.scheme', { known: SCHEME_CHOICES.join(', ') });
  return {
    scheme,
    eps: numberOf(input, 'eps'),
    channelAxis: wholeOf(input, 'channelAxis'),
    normalizedNdim: wholeOf(input, 'normalizedNdim'),
    numGroups: wholeOf(input, 'numGroups'),
    axes: axesOf(input),
    ddof: ddofOf(input),
  };
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, where there is one; `tool.number` for anything else than a number. */
export function numberOf(input: Input, name: string): number | undefined {
  const value = input[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new CodedError('tool.number', { name });
}

/** An object of the call, empty where it says none. */
export function partOf(input: Input, name: string): Input {
  const value = input[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function wholeOf(input: Input, name: string): number | undefined {
  const value = numberOf(input, name);
  if (value === undefined || Number.isSafeInteger(value)) return value;
  throw new CodedError('tool.whole', { name });
}

function axesOf(input: Input): number[] | undefined {
  const { axes } = input;
  if (isAbsent(axes)) return undefined;
  if (!Array.isArray(axes)) throw new CodedError('tool.axes');
  return axes.map((axis: unknown) => {
    if (typeof axis !== 'number' || !Number.isSafeInteger(axis)) throw new CodedError('tool.axes');
    return axis;
  });
}

function ddofOf(input: Input): 0 | 1 | undefined {
  const ddof = wholeOf(input, 'ddof');
  if (ddof === undefined || ddof === 0 || ddof === 1) return ddof;
  throw new CodedError('scheme.unknown', { name: `ddof ${ddof}`, known: '0, 1' });
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
