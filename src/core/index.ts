/**
 * Normscope's core: tensors, their statistics and their normalization. It runs in Node, in a worker and in a browser;
 * it needs neither VS Code nor a DOM. `docs/core.md` is its manual.
 *
 *     import { tensor, normalize, toNested } from './core';
 *
 *     const x = tensor([[1, 2, 3], [4, 5, 7]], { dtype: 'float32' });
 *     const outcome = normalize(x, { scheme: 'layer', eps: 1e-5 });
 *     if ('err' in outcome) console.error(outcome.err.code, outcome.err.args);
 *     else console.log(toNested(outcome.ok.output));
 *
 * Bad data and bad parameters are answered with `{ err: Problem }`; only a caller's mistake about
 * the API itself (a shape that does not hold the values) throws a RangeError.
 */
export type { MessageArgs, Outcome, Problem, Severity, Span } from './problem';

export { DTYPES, type Dtype, type DtypeInfo, type TensorData } from './tensor/dtype';
export { rowMajorStrides, sizeOf, tensorOf, type Tensor } from './tensor/tensor';
export { tensor, type Nested, type TensorOptions } from './tensor/make';
export { cast, elementAt, toFloat64, toNested } from './tensor/values';
export { reshape, slice, transpose, type Range } from './tensor/view';

export type { Histogram, Quantile, Summary } from './stats/summary';
export {
  summarize,
  summarizeAxes,
  type AxesSummary,
  type AxesSummaryOptions,
  type SummaryOptions,
} from './stats/summarize';
export { mergeSummaries } from './stats/merge';
export { quantiles } from './stats/quantile';
export { BIN_RULES, type BinRule } from './stats/bins';
export { histogram, type HistogramOptions } from './stats/histogram';

export {
  SCHEME_IDS,
  type Convention,
  type NanPolicy,
  type ResultDtype,
  type SchemeId,
  type SchemeParams,
} from './schemes/scheme';
export { normalize, type Normalized } from './schemes/normalize';
export { trackRunning } from './schemes/track';
export { resolve } from './schemes/resolve';
export type { Running } from './schemes/running';
export { SCHEMES, type Defaults, type Scheme } from './schemes/table';
export {
  applyInput,
  drift,
  fitInput,
  invertInput,
  type Drift,
  type FitOptions,
  type FittedInput,
} from './schemes/fitted';
export { parseFitted } from './schemes/parse-fitted';
export { explain, positionOf, type Explanation } from './schemes/explain';
export { findCompanions, type CompanionRole, type Companions, type NamedShape } from './schemes/companions';

export { advise } from './advice/advise';
export type { FindingCode } from './advice/codes';
export type { AdviceContext } from './advice/context';
export { adviseLayers, type LayerCounts } from './advice/layers';
export type { Finding } from './advice/rule';
export {
  describeNormalization,
  describeScheme,
  type DescriptionLanguage,
  type SchemeDescription,
} from './schemes/descriptions';
export { makeReport, type MadeReport, type Report, type ReportOptions, type ResolvedScheme } from './report';
export { breakdown, ROW_FLAGS, type Breakdown, type BreakdownColumns } from './breakdown';

export { planeOf, tilesOf, TILE_FLAGS, type PlaneAxes, type Rectangle, type Tiles } from './values/plane';
export type { Shown } from './values/chunks';
export { extentOf, type Extent } from './values/extent';
export { findValue, type Wanted } from './values/find';
export { ALIGNMENTS, alignmentsOf, type Alignment } from './compare/align';
export { compare, differenceOf, type Comparison, type CompareOptions, type Extreme } from './compare/compare';
export { comparedAt, type ComparedElement } from './compare/element';
export { TOLERANCE_IDS, toleranceOf, type Tolerance, type ToleranceId } from './compare/tolerance';
export { ulpDistance } from './compare/ulp';

export { identify, type ExplainedBy, type Identification } from './identify/identify';
export type { Level, Residual } from './identify/judge';
export type { Other, OtherId } from './identify/others';

export { read } from './readers';
export { fileSource, textSource, type Source } from './readers/source';
export type { FormatId, ReadChoice, ReadOptions, ReadResult, ReadTensor, TableOptions } from './readers/reader';
