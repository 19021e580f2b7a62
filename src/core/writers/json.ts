import type { Tensor } from '../tensor/tensor';
import { rowMajor } from '../tensor/values';
import { speller, type NotFinite } from './digits';

export interface JsonOptions {
  /**
   * JSON has no NaN and no Infinity: 'null' (the default) loses which it was, 'literal' writes what Python's json and JSON5 read,
   * 'python' the names of Python's `math`.
   */
  readonly notFinite?: 'null' | 'literal' | 'python';
  /** Significant digits. Default: as many as it takes to read the same value back. */
  readonly digits?: number;
}

const NOT_FINITE = {
  null: { nan: 'null', inf: 'null', negInf: 'null' },
  literal: { nan: 'NaN', inf: 'Infinity', negInf: '-Infinity' },
  python: { nan: 'nan', inf: 'inf', negInf: '-inf' },
} satisfies Record<NonNullable<JsonOptions['notFinite']>, NotFinite>;

/** A tensor as nested JSON arrays, the last axis on one line. A 0-d tensor is one number. */
export function toJson(tensor: Tensor, options?: JsonOptions): string {
  return [...jsonChunks(tensor, options)].join('');
}

/** As `toJson`, a line at a time, for what is too large for one string. */
export function* jsonChunks(tensor: Tensor, { notFinite = 'null', digits }: JsonOptions = {}): Generator<string> {
  const { data, dtype, shape } = rowMajor(tensor);
  const spell = speller(data, dtype, NOT_FINITE[notFinite], digits);
  if (shape.length === 0) yield spell(0);
  else yield* level(shape, 0, 0, spell);
}

// A tensor has at most 64 axes, so that the depth of this is bounded.
function* level(
  shape: readonly number[],
  axis: number,
  first: number,
  spell: (i: number) => string,
): Generator<string> {
  const length = shape[axis];
  const indent = '  '.repeat(axis);
  if (axis === shape.length - 1) {
    yield `${indent}[${Array.from({ length }, (_, i) => spell(first + i)).join(', ')}]`;
    return;
  }
  const step = shape.slice(axis + 1).reduce((product, inner) => product * inner, 1);
  yield length === 0 ? `${indent}[` : `${indent}[\n`;
  for (let i = 0; i < length; i++) {
    yield* level(shape, axis + 1, first + i * step, spell);
    yield i < length - 1 ? ',\n' : '\n';
  }
  yield length === 0 ? ']' : `${indent}]`;
}
