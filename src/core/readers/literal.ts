import type { Problem, Span } from '../problem';
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
import { readRecords } from './literal/records';
import { scalarTensors } from './literal/scalars';
import type { Reader, ReadOptions, ReadResult, ReadTensor } from './reader';
import { uncommented } from './literal/uncomment';
import { ValueSink } from './sink';
import { extentOf, type Source } from './source';
import { nothingRead, trimmedSpan, valueSpan } from './token';

const PYTEST_REACH = 65_536;
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
  const found = find(source, options);
  const items = withoutArguments(found.items);
  const resolved = items.map((item) => resolveItem(item, source));
  const strong = items.map(
    (item, i) => !item.weak && (resolved[i].tensor !== undefined || resolved[i].problems.length > 0),
  );
  // What may be something else counts only where there is nothing better.
  const any = strong.some(Boolean);
  const kept = items.map((item, i) => [item, resolved[i]] as const).filter((_, i) => !any || strong[i]);
  const begins = found.cutStart && { code: 'readers.cutStart', args: {}, span: found.cutStart };
  const cut: Problem | undefined = begins && { ...begins, severity: 'error' };
  if (kept.length === 0) return scalarsOnly(source, { ...found, problem: found.problem ?? cut });
  const result = withFields(source, answer(source, kept), found);
  return begins ? { ...result, problems: [{ ...begins, severity: 'warning' }, ...result.problems] } : result;
}

const STRUCT = /struct with fields:/;
const STRUCT_REACH = 4000;

// The numbers among the fields of a struct that MATLAB prints, beside its arrays.
function withFields(source: Source, arrays: ReadResult, { scalars = [] }: Found): ReadResult {
  if (!STRUCT.test(source.text({ start: 0, end: STRUCT_REACH }))) return arrays;
  const fields = scalarTensors(source, scalars);
  const tensors = [...arrays.tensors, ...fields.tensors].sort((a, b) => a.span.start - b.span.start);
  return { ...arrays, tensors, problems: [...arrays.problems, ...fields.problems] };
}

// `torch.flip(torch.tensor([1, 2]), [0])`: beside what a constructor makes, brackets say what to do with it.
function withoutArguments(items: readonly LiteralItem[]): readonly LiteralItem[] {
  const given = new Set(items.filter(({ made }) => made).map(({ within }) => within));
  return items.filter(({ made, within }) => made ?? !(within && given.has(within)));
}

// Numbers that are assigned to names, where there is no array.
function scalarsOnly(source: Source, { scalars = [], expressions = [], problem }: Found): ReadResult {
  // `sparse=False` behind a shape is no value of the tensor that has none.
  const meant = problem?.code === 'literal.noValues' ? scalars.filter(({ dtype }) => dtype) : scalars;
  const { tensors, problems } = scalarTensors(source, meant);
  const nothing = problem ?? expressions.at(0) ?? expressionOf(source) ?? nothingRead(source);
  const left = expressions.map((expression) => ({ ...expression, severity: 'warning' as const }));
  return { choice: { format: 'literal' }, tensors, problems: tensors.length > 0 ? [...problems, ...left] : [nothing] };
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
