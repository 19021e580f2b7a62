import { fitInput, parseFitted, summarize, type MadeReport, type Tensor } from '../core';
import type { ReadTensor } from '../core/readers/reader';
import { toCode } from '../core/writers/code/code';
import { isInline } from '../core/writers/code/data';
import { csvLines } from '../core/writers/csv';
import { jsonChunks } from '../core/writers/json';
import { toNpy } from '../core/writers/npy';
import { replaceValues } from '../core/writers/replace/replace';
import type { TensorId, View } from '../protocol/engine';
import type { Results, WriteFormat, WriteRequest } from '../protocol/results';
import { CodedError, type Local } from '../protocol/rpc';
import { valueOf } from './outcome';
import { encoded } from './encoded';

/** What results are made of. */
export interface ResultSources {
  readonly read: (tensor: TensorId) => ReadTensor;
  readonly made: (view: Required<View>) => MadeReport;
}

/** Answers what is to be made of a result, on the engine's thread. */
export function resultsOf({ read, made }: ResultSources): Local<Results> {
  const written = ({ tensor, scheme }: View): Tensor =>
    scheme ? made({ tensor, scheme }).normalized.output : read(tensor).tensor;
  return {
    replacement: ({ tensor, scheme, notFinite, digits, ...source }) =>
      valueOf(replaceValues(source, read(tensor), written({ tensor, scheme }), { notFinite, digits })),
    write: (request) => WRITERS[request.format](written(request), read(request.tensor), request),
    code: ({ tensor, scheme, framework, source }) => {
      const { tensor: data } = read(tensor);
      const { normalized } = made({ tensor, scheme });
      return valueOf(
        toCode(framework, {
          tensor: data,
          scheme: normalized.scheme,
          constantSets: normalized.constantSets,
          source: isInline(data) ? { kind: 'inline' } : source,
          fitted: scheme.fitted && { statistics: scheme.fitted.statistics, invert: scheme.fitted.invert ?? false },
        }),
      );
    },
    fit: ({ tensor, ...options }) => {
      const { tensor: data, labels } = read(tensor);
      return valueOf(fitInput(data, { ...options, names: featureNames(data, labels, options.axes) }));
    },
    parseFitted: ({ json }) => valueOf(parseFitted(json)),
  };
}

type Writer = (tensor: Tensor, read: ReadTensor, request: WriteRequest) => Uint8Array;

const WRITERS = {
  json: (tensor, _read, { notFinite, digits }) => {
    const { nan, posInf, negInf } = valueOf(summarize(tensor, { quantiles: [] }));
    if (!notFinite && nan + posInf + negInf > 0)
      throw new CodedError('replace.notFinite', { nan, inf: posInf + negInf });
    return encoded(withNewline(jsonChunks(tensor, { notFinite, digits })));
  },
  csv: (tensor, { labels }, { digits }) => encoded(csvLines(tensor, { labels, digits })),
  npy: (tensor) => toNpy(tensor),
} as const satisfies Record<WriteFormat, Writer>;

function* withNewline(chunks: Iterable<string>): Generator<string> {
  yield* chunks;
  yield '\n';
}

// Names are kept of one axis: they are the features' where that is the only one that is kept.
function featureNames(
  { shape }: Tensor,
  labels: ReadTensor['labels'],
  axes: readonly number[] = [0],
): readonly string[] | undefined {
  const kept = shape
    .map((_, axis) => axis)
    .filter((axis) => !axes.some((one) => (one < 0 ? one + shape.length : one) === axis));
  const names = kept.length === 1 ? labels?.[kept[0]] : undefined;
  return names?.length === shape[kept[0]] ? names : undefined;
}
