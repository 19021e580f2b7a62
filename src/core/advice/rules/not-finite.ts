import { toFloat64 } from '../../tensor/values';
import type { Measures } from '../measures';
import type { Rule, Rows } from '../rule';
import { indicesWhere, namesOf, rowsAlong, rowsOfSets } from '../rows';

/** NaN in the data, left out of every mean. */
export const nanPresent: Rule = (measures) => {
  const { nan, count } = measures.before;
  if (nan === 0 || measures.normalized.scheme.nanPolicy === 'propagate') return undefined;
  const rows = affected(measures);
  return {
    code: 'nan.present',
    severity: 'warning',
    args: { nan, count, share: nan / count, rows: rows?.total ?? 0, names: namesOf(measures, rows) },
    rows,
  };
};

/** Infinities in the data. */
export const infPresent: Rule = (measures) => {
  const { posInf, negInf, count } = measures.before;
  if (posInf + negInf === 0) return undefined;
  const rows = affected(measures);
  return {
    code: 'inf.present',
    severity: 'warning',
    args: { posInf, negInf, count, names: namesOf(measures, rows) },
    rows,
  };
};

/** NaN and ±Inf that spread over every value they share a mean with, as in the frameworks. */
export const nanSpreads: Rule = (measures) => {
  const { nan, posInf, negInf, count } = measures.before;
  const { nanPolicy, setSize } = measures.normalized.scheme;
  if (nanPolicy !== 'propagate' || nan + posInf + negInf === 0) return undefined;
  const scale = toFloat64(measures.normalized.scale);
  const lost = indicesWhere(scale.length, (set) => !Number.isFinite(scale[set]));
  if (lost.length === 0) return undefined;
  const rows = rowsOfSets(measures, lost);
  return {
    code: 'nan.spreads',
    severity: 'error',
    args: {
      bad: nan + posInf + negInf,
      lost: lost.length * setSize,
      count,
      sets: lost.length,
      scheme: measures.normalized.scheme.scheme,
      names: namesOf(measures, rows),
    },
    rows,
  };
};

/** Where they are: along the features, or else the sets they fall into. */
function affected(measures: Measures): Rows | undefined {
  const { features, sets } = measures;
  if (features) {
    const each = measures.before.count / features.n.length;
    return rowsAlong(
      features.axis,
      indicesWhere(features.n.length, (i) => features.n[i] < each),
    );
  }
  const { n } = measures.own;
  return rowsOfSets(
    measures,
    indicesWhere(n.length, (set) => n[set] < sets.size),
  );
}
