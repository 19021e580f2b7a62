import type { Finding } from './rule';

/** A tensor among others of one source, and how many of its values are not finite. */
export interface LayerCounts {
  readonly name: string;
  readonly count: number;
  readonly nan: number;
  readonly posInf: number;
  readonly negInf: number;
}

/**
 * NaN by layer: the tensors of a source are layers in order, and the first one that is not finite is where to look. Nothing for
 * a single tensor, whose own findings say it, or when all are finite.
 */
export function adviseLayers(layers: readonly LayerCounts[]): Finding[] {
  const bad = layers.filter(({ nan, posInf, negInf }) => nan + posInf + negInf > 0);
  if (layers.length < 2 || bad.length === 0) return [];
  const [{ name, count, nan, posInf, negInf }] = bad;
  const position = layers.indexOf(bad[0]);
  const args = {
    name: name || `#${position + 1}`,
    position: position + 1,
    bad: bad.length,
    total: layers.length,
    count,
    nan,
    inf: posInf + negInf,
  };
  return [{ code: 'nan.firstLayer', severity: 'error', args }];
}
