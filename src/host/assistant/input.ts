import { Position, Range } from 'vscode';
import { CodedError } from '../../protocol/rpc';
import { textOf, wholeOf, type Asked } from '../asked';
import type { Given } from '../given';
import { fileNamed } from './place';

/** What is to be read: `tool.input` where the call says neither text nor file. */
export function givenOf(input: Asked): Given {
  if (typeof input.text === 'string') return { text: input.text };
  const file = textOf(input.file);
  if (file === undefined) throw new CodedError('tool.input');
  const [first, last] = [wholeOf(input, 'startLine'), wholeOf(input, 'endLine')];
  if (first === undefined && last === undefined) return { uri: fileNamed(file) };
  const start = new Position(Math.max(0, (first ?? 1) - 1), 0);
  const end = new Position(Math.max(0, (last ?? Number.MAX_SAFE_INTEGER) - 1), Number.MAX_SAFE_INTEGER);
  return { uri: fileNamed(file), range: new Range(start, end) };
}

/** An object of the call, empty where it says none. */
export function partOf(input: Asked, name: string): Asked {
  const value = input[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
