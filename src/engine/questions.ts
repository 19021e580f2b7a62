import { histogram, slice, summarize, type MadeReport, type Tensor } from '../core';
import { batchSize } from '../core/advice/batch-size';
import type { ReadTensor } from '../core/readers/reader';
import { toFloat64 } from '../core/tensor/values';
import type { TensorId, View } from '../protocol/engine';
import type { Place, Questions, SliceReport } from '../protocol/questions';
import { CodedError, type Local } from '../protocol/rpc';
import { valueOf } from './outcome';
import { withReferences } from './schemes';

/** What answers are made of. */
export interface QuestionSources {
  readonly read: (tensor: TensorId) => ReadTensor;
  readonly made: (view: Required<View>) => MadeReport;
}

const MOST_BINS = 200;

/** Answers what is asked of a result beyond its report. */
export function questionsOf({ read, made }: QuestionSources): Local<Questions> {
  return {
    slice: ({ tensor, scheme, at }) => {
      const report = scheme && made({ tensor, scheme });
      return sliceReport(read(tensor).tensor, report, at);
    },
    compare: ({ tensor, scheme, other }) => {
      const [mine, its] = [made({ tensor, scheme }), made({ tensor, scheme: other })];
      const outputs = [mine.normalized.output, its.normalized.output];
      const { edges, counts } = valueOf(histogram(outputs, { maxBins: MOST_BINS }));
      return {
        other: withReferences(its.report, other),
        histogram: { edges, counts },
        largestDifference: largestDifference(outputs[0], outputs[1]),
      };
    },
    batchSize: ({ tensor, scheme, m }) =>
      valueOf(batchSize(read(tensor).tensor, made({ tensor, scheme }).report.scheme, m)),
  };
}

/** The part of a tensor at some places, every axis kept: those that are cut have the length 1. */
export function cut(tensor: Tensor, at: readonly Place[]): Tensor {
  const parts = tensor.shape.map((length, axis) => {
    const index = at.find((place) => place.axis === axis)?.index;
    if (index !== undefined && !(Number.isInteger(index) && index >= 0 && index < length))
      throw noSuchPlace(axis, index);
    return index === undefined ? undefined : { start: index, stop: index + 1 };
  });
  const outside = at.find(({ axis }) => !(axis in tensor.shape));
  if (outside) throw noSuchPlace(outside.axis, outside.index);
  return slice(tensor, ...parts);
}

function noSuchPlace(axis: number, index: number): CodedError {
  return new CodedError('engine.slice', { axis, index });
}

function sliceReport(whole: Tensor, report: MadeReport | undefined, at: readonly Place[]): SliceReport {
  const tensors = [whole, ...(report ? [report.normalized.output] : [])];
  const parts = tensors.map((tensor) => cut(tensor, at));
  const nanPolicy = report?.report.scheme.nanPolicy;
  const [before, after] = parts.map((part) =>
    valueOf(summarize(part, { ddof: report?.report.scheme.ddof, nanPolicy })),
  );
  const bins = report?.report.histogram.edges ?? valueOf(histogram([whole], { maxBins: MOST_BINS })).edges;
  const { edges, counts } = valueOf(histogram(parts, { bins }));
  const ownHistograms = parts.map((part) => valueOf(histogram([part], { maxBins: MOST_BINS })));
  return { at, before, after, histogram: { edges, counts }, ownHistograms };
}

function largestDifference(a: Tensor, b: Tensor): number {
  const [x, y] = [toFloat64(a), toFloat64(b)];
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const difference = Math.abs(x[i] - y[i]);
    if (difference > largest && difference < Infinity) largest = difference;
  }
  return largest;
}
