import { makeReport, sizeOf, tensor, type Dtype, type ReportOptions, type SchemeParams } from '../../../src/core';
import type { Finding } from '../../../src/core/advice/rule';
import type { FindingCode } from '../../../src/core/advice/codes';
import { normals } from '../exact/random';
import { ok } from '../fixtures/compare';

/** What the rules say of values under a scheme, through the same door as the panel. */
export function findings(
  values: ArrayLike<number>,
  shape: readonly number[],
  params: SchemeParams,
  options?: ReportOptions & { readonly dtype?: Dtype },
): readonly Finding[] {
  const x = tensor(Array.from(values), { shape, dtype: options?.dtype ?? 'float64' });
  return ok(makeReport(x, params, options)).report.findings;
}

export function find(all: readonly Finding[], code: FindingCode): Finding | undefined {
  return all.find((finding) => finding.code === code);
}

export function codes(all: readonly Finding[]): FindingCode[] {
  return all.map(({ code }) => code);
}

/** Normal values in a shape, changed by a function of their position. */
export function made(
  shape: readonly number[],
  seed: number,
  change: (x: number, position: readonly number[]) => number = (x) => x,
): Float64Array {
  const values = normals(sizeOf(shape), seed);
  return values.map((x, index) => change(x, positionOf(index, shape)));
}

function positionOf(index: number, shape: readonly number[]): number[] {
  const position: number[] = [];
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return position;
}
