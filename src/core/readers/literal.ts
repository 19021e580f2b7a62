import type { Problem, Span } from '../problem';
import { buildTensor } from './build';
import { Char } from './bytes';
import { readJson } from './json';
import { languageOf } from './language';
import { BlockLists, looksLikeBlocks } from './literal/block-lists';
import { isFragment } from './literal/fragment';
import { resolveItem, type LiteralItem, type ResolvedItem } from './literal/item';
import { LiteralLexer } from './literal/lexer';
import { GridReader, looksLikeGrid } from './literal/grid';
import { LiteralRegion } from './literal/region';
import type { NamedScalar } from './literal/assigned';
import { LiteralScan, MAX_ITEMS } from './literal/scan';
import { expressionOf } from './literal/statements';
import { nameAtEnd } from './naming';
import type { Reader, ReadOptions, ReadResult, ReadTensor } from './reader';
import { uncommented } from './literal/uncomment';
import { ValueSink } from './sink';
import { extentOf, type Source } from './source';
import { nothingRead, trimmedSpan, valueSpan } from './token';

const PYTEST_REACH = 65_536;
const RECORDS_REACH = 300;
// Behind a name or a prompt perhaps, and in a call that makes a dict: brackets, a brace, and a key with its colon.
const NAMED =
  /(?:>>>[^\n]*\n\s*)?(?:(?:[\w.$]+[ \t]*(?::[ \w[\],.]+)?=|>>>|Out ?\[\d+\]:|(?:const|let|var)[ \t]+\w+[ \t]*=)[ \t]*)?/;
const DICT = /(?:(?:[\w.]+\.)?(?:Counter|OrderedDict|dict|defaultdict)\((?:<class '[\w.]+'>, ?)?)?/;
const KEYED = /[[\s]*\{\s*(?:(?<quote>["'])(?:(?!\k<quote>)[^\\\n]){0,100}\k<quote>|-?[\w$]{1,64})\s*:(?!:)/;
const RECORDS = new RegExp(`^(${NAMED.source}${DICT.source})${KEYED.source}`);
const DICT_AT_END = new RegExp(`${DICT.source}$`);
const CALL = /\((?:<[^>]*>, ?)?$/;

/** Arrays as code writes them and as libraries print them: Python, NumPy, PyTorch, TensorFlow, JAX, Julia, MATLAB and others. */
export const literalReader: Reader = { id: 'literal', read: readLiteral };

function readLiteral(source: Source, options: ReadOptions): ReadResult {
  const blocks = looksLikeBlocks(source, options) ? readBlocks(source) : undefined;
  if (blocks) return blocks;
  const records = readRecords(source, options);
  if (records) return records;
  const result = readArrays(source, options);
  if (result.tensors.length > 0) return result;
  if (!isPytest(source) && result.problems.some(({ code }) => code !== 'readers.noNumbers')) return result;
  const inside = uncommented(source);
  const commented = inside && readArrays(inside, options);
  return commented && commented.tensors.length > 0 ? commented : result;
}

function readBlocks(source: Source): ReadResult | undefined {
  const { tensors, problems, passedOver } = new BlockLists(source).read();
  if (tensors.length + problems.length > 0) {
    const aside: Problem[] = passedOver?.code === 'literal.mappings' ? [{ ...passedOver, severity: 'info' }] : [];
    return { choice: { format: 'literal' }, tensors, problems: [...problems, ...aside] };
  }
  return passedOver && { choice: { format: 'literal' }, tensors, problems: [passedOver] };
}

// `[{'a': 1, 'b': None}, …]`, and a dict of numbers and lists: JSON but for its spelling.
function readRecords(source: Source, options: ReadOptions): ReadResult | undefined {
  const { start, end } = trimmedSpan(source);
  const head = source.text({ start, end: Math.min(end, start + RECORDS_REACH) });
  const begin = RECORDS.exec(head)?.[1].length;
  if (begin === undefined) return undefined;
  const before = head.slice(0, begin);
  const named = nameAtEnd(before.replace(DICT_AT_END, ''));
  const statement = source.bytes[end - 1] === Char.Semicolon ? end - 1 : end;
  const called = CALL.test(before);
  if (called && source.bytes[statement - 1] !== Char.CloseParen) return undefined;
  const close = called ? statement - 1 : statement;
  const inside = uncovered(source, start + begin, close);
  const result = readJson(inside, options, 'code');
  if (result.tensors.length === 0 || result.problems.some(({ severity }) => severity === 'error')) return undefined;
  const tensors = result.tensors.map((tensor) => ({
    ...tensor,
    name: [named, tensor.name].filter((part) => part !== '').join('.'),
  }));
  return { ...result, choice: { format: 'literal' }, tensors };
}

// A source with nothing but blanks in front of `start`, and that ends at `end`.
function uncovered(source: Source, start: number, end: number): Source {
  if (start === 0 && end === source.bytes.length) return source;
  const bytes = source.bytes.slice(0, end).fill(Char.Space, 0, start);
  return { ...source, bytes, text: (span) => source.text(span) };
}

// pytest puts an E in front of every line of an error, also between the rows of an array.
function isPytest(source: Source): boolean {
  return /(?:^|\n)E {2}/.test(source.text({ start: 0, end: Math.min(source.bytes.length, PYTEST_REACH) }));
}

function readArrays(source: Source, options: ReadOptions): ReadResult {
  if (looksLikeGrid(source)) {
    const grid = new GridReader(source, languageOf(options.languageId));
    grid.read();
    const { tensors, problems } = grid;
    if (tensors.length > 0 || problems.length > 0) return { choice: { format: 'literal' }, tensors, problems };
  }
  const { items: found, scalars = [], expressions = [], problem, cutStart } = find(source, options);
  const items = withoutArguments(found);
  const resolved = items.map((item) => resolveItem(item, source));
  const strong = items.map(
    (item, i) => !item.weak && (resolved[i].tensor !== undefined || resolved[i].problems.length > 0),
  );
  // What may be something else counts only where there is nothing better.
  const any = strong.some(Boolean);
  const kept = items.map((item, i) => [item, resolved[i]] as const).filter((_, i) => !any || strong[i]);
  const begins = cutStart && { code: 'readers.cutStart', args: {}, span: cutStart };
  if (kept.length === 0)
    return scalarsOnly(source, scalars, expressions, problem ?? (begins && { ...begins, severity: 'error' }));
  const result = answer(source, kept);
  return begins ? { ...result, problems: [{ ...begins, severity: 'warning' }, ...result.problems] } : result;
}

// `torch.flip(torch.tensor([1, 2]), [0])`: beside what a constructor makes, brackets say what to do with it.
function withoutArguments(items: readonly LiteralItem[]): readonly LiteralItem[] {
  const given = new Set(items.filter(({ made }) => made).map(({ within }) => within));
  return items.filter(({ made, within }) => made ?? !(within && given.has(within)));
}

// Numbers that are assigned to names, where there is no array: tensors without axes, or with one for several.
function scalarsOnly(
  source: Source,
  scalars: readonly NamedScalar[],
  expressions: readonly Problem[],
  problem: Problem | undefined,
): ReadResult {
  // `sparse=False` behind a shape is no value of the tensor that has none.
  const meant = problem?.code === 'literal.noValues' ? scalars.filter(({ dtype }) => dtype) : scalars;
  const built = meant.map((scalar) => ({
    ...scalar,
    ...buildTensor(scalar.sink, scalar.sink.length > 1 ? [scalar.sink.length] : [], source.bytes, scalar.dtype),
  }));
  const tensors = built.map(({ name, span, tensor, sink }) => ({
    name,
    span,
    tensor,
    locate: (index: number) => valueSpan(source.bytes, sink.starts[index]),
  }));
  const problems =
    built.length > 0
      ? [
          ...built.flatMap((scalar) => scalar.problems),
          ...expressions.map((left) => ({ ...left, severity: 'warning' as const })),
        ]
      : [problem ?? expressions.at(0) ?? expressionOf(source) ?? nothingRead(source)];
  return { choice: { format: 'literal' }, tensors, problems };
}

function answer(source: Source, kept: readonly (readonly [LiteralItem, ResolvedItem])[]): ReadResult {
  const tensors = kept.flatMap(([item, { tensor }]) => (tensor ? [readTensor(source, item, tensor)] : []));
  const failed = kept.filter(([item, { tensor }]) => !tensor && (!item.weak || tensors.length === 0));
  const problems: Problem[] = [
    ...(tensors.length > 0 ? failed : failed.slice(0, 1)),
    ...kept.filter(([, { tensor }]) => tensor),
  ].flatMap(([, resolved]) => resolved.problems);
  if (kept.length === MAX_ITEMS) {
    problems.push({ code: 'readers.tooMany', severity: 'warning', args: { limit: MAX_ITEMS, total: MAX_ITEMS } });
  }
  return { choice: { format: 'literal' }, tensors: renamed(tensors), problems };
}

function readTensor(source: Source, { name, span, region }: LiteralItem, tensor: ReadTensor['tensor']): ReadTensor {
  const { sink } = region;
  return { name, span, tensor, locate: (index) => valueSpan(source.bytes, sink.starts[index]) };
}

// A number is no name for the only tensor there is.
function renamed(tensors: readonly ReadTensor[]): readonly ReadTensor[] {
  return tensors.length === 1 && /^\d+$/.test(tensors[0].name) ? [{ ...tensors[0], name: '' }] : tensors;
}

interface Found {
  readonly items: readonly LiteralItem[];
  readonly scalars?: readonly NamedScalar[];
  readonly expressions?: readonly Problem[];
  readonly problem?: Problem;
  readonly cutStart?: Span;
}

function find(source: Source, options: ReadOptions): Found {
  const language = languageOf(options.languageId);
  if (extentOf(source, options) === 'selection' && isFragment(source, language)) {
    const lexer = new LiteralLexer(source.bytes, 0, source.bytes.length, language);
    const region = new LiteralRegion(source, lexer, language, new ValueSink(source.bytes.length), 'selection');
    region.sequence();
    const nothing = region.sink.length === 0 && !region.refusal && !region.nesting.bracketed;
    const item = { name: '', span: trimmedSpan(source), region, made: undefined, weak: false };
    return { items: nothing ? [] : [item] };
  }
  const outputs = scan(source, options, 'skip');
  return outputs.items.length === 0 && outputs.skippedInput ? scan(source, options, 'read') : outputs;
}

function scan(source: Source, options: ReadOptions, inputs: 'read' | 'skip'): LiteralScan {
  const found = new LiteralScan(source, languageOf(options.languageId), inputs, extentOf(source, options));
  found.run();
  return found;
}
