import type { Problem } from '../problem';
import { buildTensor } from './build';
import { shapeText } from './excerpt';
import { JsonAssembly } from './json/assembly';
import { readFrame } from './json/frame';
import { JsonParser } from './json/parser';
import { JsonText, type Spelling } from './json/text';
import type { Reader, ReadOptions, ReadResult } from './reader';
import { extentOf, type Source } from './source';
import { endsInside, nothingRead, trimmedSpan, valueSpan } from './token';

/** JSON: nested arrays, objects of arrays, records; with comments, trailing commas, NaN and ±Infinity. */
export const jsonReader: Reader = { id: 'json', read: (source, options) => readJson(source, options) };

/** JSON Lines: a value a line. The same reader; only what is said about it differs. */
export const ndjsonReader: Reader = {
  id: 'ndjson',
  read: (source, options) => ({ ...readJson(source, options), choice: { format: 'ndjson' } }),
};

/** Reads a text as JSON, or as what code and prints spell like it: `[{'a': 1, 'b': None}]`. */
export function readJson(source: Source, options: ReadOptions, spelling: Spelling = 'json'): ReadResult {
  const frame = readFrame(new JsonText(source, spelling));
  if (frame) return { choice: { format: 'json' }, ...frame };
  const parser = new JsonParser(source, extentOf(source, options), spelling);
  const parsed = parser.parse();
  const choice = { format: parser.lines ? 'ndjson' : 'json' } as const;
  if (!parsed && parser.text.problem) return { choice, tensors: [], problems: [parser.text.problem] };
  const found = parser.region ? ofRegion(source, parser) : ofRecords(source, parser);
  const { tensors } = found;
  const cut = parser.openAt >= 0 && tensors.length > 0;
  const problems = cut ? [...found.problems, endsInside(parser.openAt)] : found.problems;
  if (tensors.length > 0 || problems.some(({ severity }) => severity === 'error')) return { choice, tensors, problems };
  return { choice, tensors, problems: [...problems, nothingRead(source)] };
}

type Found = Pick<ReadResult, 'tensors' | 'problems'>;

function ofRecords(source: Source, parser: JsonParser): Found {
  const assembly = new JsonAssembly(source, parser);
  assembly.run();
  return { tensors: assembly.tensors, problems: [...parser.cells.problems, ...assembly.problems] };
}

function ofRegion(source: Source, { region, sink }: JsonParser): Found {
  if (!region || region.refusal) return { tensors: [], problems: region?.refusal ? [region.refusal] : [] };
  const shape = region.nesting.shape();
  if (sink.length === 0 && !region.nesting.bracketed) return { tensors: [], problems: [] };
  const { bytes } = source;
  const { tensor, problems } = buildTensor(sink, shape, bytes);
  const span = trimmedSpan(source);
  const locate = (index: number) => valueSpan(bytes, sink.starts[index]);
  const hollow: Problem[] =
    sink.length > 0 ? [] : [{ code: 'readers.hollow', severity: 'warning', args: { shape: shapeText(shape) }, span }];
  return { tensors: [{ name: '', tensor, span, locate }], problems: [...problems, ...hollow] };
}
