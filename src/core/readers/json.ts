import type { Problem } from '../problem';
import { buildTensor } from './build';
import { shapeText } from './excerpt';
import { JsonAssembly } from './json/assembly';
import { readFrame } from './json/frame';
import { JsonParser } from './json/parser';
import { cutStart, type CutStart } from './json/cut-start';
import { brokenOffAt, endedAt, leftOut } from './json/cut-end';
import type { Spelling } from './json/lexer';
import { JsonText } from './json/text';
import type { Reader, ReadOptions, ReadResult } from './reader';
import { extentOf, type Source } from './source';
import { endsInside, nothingRead, quoted, trimmedSpan, valueSpan } from './token';

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
  const extent = extentOf(source, options);
  const result = readParsed(new JsonParser(source, extent, spelling));
  return extent === 'selection'
    ? endedEarlier(source, result, (part) => new JsonParser(part, extent, spelling))
    : result;
}

/**
 * Reads a selection of JSON, or of what code spells like it, that begins inside of an object. Undefined if it is none, or holds
 * something that JSON has not.
 */
export function readCutJson(source: Source): ReadResult | undefined {
  const begins = cutStart(source);
  if (!begins) return undefined;
  const parserOf = (part: Source): JsonParser => new JsonParser(part, 'selection', begins.spelling, begins);
  const result = endedEarlier(source, readParsed(parserOf(source)), parserOf);
  const aside = beginProblems(source, begins);
  if (result.tensors.length === 0) {
    const [lost] = isWordless(result) && begins.lost ? aside : [];
    return lost && { ...result, problems: [{ ...lost, severity: 'error' }] };
  }
  if (result.problems.some(({ severity }) => severity === 'error')) return undefined;
  const choice = begins.spelling === 'code' ? ({ format: 'literal' } as const) : result.choice;
  return { ...result, choice, problems: [...aside, ...result.problems] };
}

// It is well-formed, and there are no numbers in it.
function isWordless({ problems }: ReadResult): boolean {
  return problems.every(({ code, severity }) => severity !== 'error' || code === 'readers.noNumbers');
}

function beginProblems(source: Source, { key, lost, isList }: CutStart): Problem[] {
  if (lost && isList) return [{ code: 'readers.cutStart', severity: 'warning', args: {}, span: lost }];
  if (lost) return [{ code: 'json.cutValue', severity: 'warning', args: { text: quoted(source, lost) }, span: lost }];
  if (!key) return [];
  return [{ code: 'json.cutKey', severity: 'info', args: { name: key.name || 'none' }, span: key.span }];
}

const MOST_WORDS = 4;

// A selection may end inside a word, which is left out then, with the key that it is the value of.
function endedEarlier(source: Source, result: ReadResult, parserOf: (part: Source) => JsonParser): ReadResult {
  let shorter = result;
  let part = source;
  for (let words = 0; words < MOST_WORDS; words++) {
    const at = shorter.tensors.length > 0 ? undefined : brokenOffAt(part, shorter.problems[0]);
    if (at === undefined) break;
    part = endedAt(source, at);
    const parser = parserOf(part);
    shorter = readParsed(parser);
    // What a sequence of numbers ends with is told by the reader of arrays.
    if (parser.region) return result;
  }
  if (shorter === result || (shorter.tensors.length === 0 && !isWordless(shorter))) return result;
  const span = leftOut(source, part.bytes.length);
  const ended: Problem = { code: 'json.cutEnd', severity: 'warning', args: { text: quoted(source, span) }, span };
  return { ...shorter, problems: [...shorter.problems.filter(({ code }) => code !== 'readers.cut'), ended] };
}

function readParsed(parser: JsonParser): ReadResult {
  const { source } = parser;
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
