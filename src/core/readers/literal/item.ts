import type { Problem, Span } from '../../problem';
import type { Dtype } from '../../tensor/dtype';
import { sizeOf, type Tensor } from '../../tensor/tensor';
import { buildTensor } from '../build';
import { shapeText } from '../excerpt';
import type { Source } from '../source';
import { endsInside, quoted, trimmed } from '../token';
import { declaredShape } from './declared';
import { defaultDtype, PRINT_WHOLE, spelledDtype, type SpelledDtype } from './dtype';
import type { LiteralRegion } from './region';
import { unapplied } from './unapplied';
import type { Constructor, Library } from './vocabulary';

/** One array of a text: what was read between its brackets, and what made it. */
export interface LiteralItem {
  readonly name: string;
  readonly span: Span;
  readonly region: LiteralRegion;
  readonly made: Constructor | undefined;
  /** Brackets that may as well be something else: a label, a parenthesis, an argument of some function. */
  readonly weak: boolean;
  /** The lengths of the axes that code in front of it declares, -1 where they are left to the values. */
  readonly lengths?: readonly number[];
  /** The name of the function that it is given to, if that is none which shows or keeps what it is given. */
  readonly within?: Span;
}

/** What came of an item. */
export interface ResolvedItem {
  readonly tensor?: Tensor;
  readonly problems: readonly Problem[];
}

/** Makes the tensor of an item, in the dtype that its text says or its library would give it. */
export function resolveItem(item: LiteralItem, source: Source): ResolvedItem {
  const { region } = item;
  const library = libraryOf(item);
  const spelled = dtypeOf(item, source, library);
  const refusal = refusalOf(item, source, library, spelled);
  if (refusal) return { problems: [refusal] };
  const shape = shapeOf(item, source);
  if ('code' in shape) return { problems: [shape] };
  const { sink } = region;
  const integers = sink.length > 0 && sink.integers === sink.length;
  const bools = sink.length > 0 && sink.bools === sink.length;
  const dtype =
    typeof spelled === 'object' && 'dtype' in spelled ? spelled.dtype : defaultDtype(library, integers, bools);
  const { tensor, problems } = buildTensor(sink, shape, source.bytes, dtype ?? (bools ? 'bool' : undefined));
  const cut = region.openAt < 0 ? [] : [endsInside(region.openAt)];
  return { tensor, problems: [...hollow(item, tensor), ...problems, ...ambiguous(item, source), ...unapplied(item, source), ...cut] }; // prettier-ignore
}

// Numbers without commas are how NumPy prints.
function libraryOf({ made, region }: LiteralItem): Library {
  if (made) return made.library;
  if (region.repeats) return 'debugger';
  if (region.consoles) return 'javascript';
  return region.commas || region.nesting.items === 0 || region.sink.length < 2 || region.matrix ? 'other' : 'numpy';
}

function dtypeOf({ made, region }: LiteralItem, source: Source, library: Library): SpelledDtype | undefined {
  const span = region.keywords.get('dtype');
  if (span) return spelledDtype(source.text({ start: span.start, end: Math.min(span.end, span.start + 200) }), library);
  return made?.dtype && { dtype: made.dtype };
}

// What a dtype says is no number outweighs what was found first in the brackets.
function refusalOf(
  { region }: LiteralItem,
  source: Source,
  library: Library,
  spelled: SpelledDtype | undefined,
): Problem | undefined {
  const { keywords, refusal } = region;
  const span = keywords.get('dtype');
  if (span && typeof spelled === 'object' && 'refused' in spelled) {
    return {
      code: spelled.refused,
      severity: 'error',
      args: { text: quoted(source, trimmed(source.bytes, span.start, span.end)) },
      span: trimmed(source.bytes, span.start, span.end),
    };
  }
  const sparse = keywords.get('indices', 'crow_indices', 'ccol_indices');
  const quantized = keywords.get('quantization_scheme');
  if (quantized) return { code: 'literal.quantized', severity: 'error', args: {}, span: quantized };
  if (sparse) return { code: 'literal.sparse', severity: 'error', args: {}, span: sparse };
  if (refusal?.code !== 'literal.shortened') return refusal;
  const device = keywords.get('device');
  if (device && source.text(device).includes('meta')) return { ...refusal, code: 'literal.meta' };
  return { ...refusal, args: { code: PRINT_WHOLE[library] } };
}

// The shape that the text says: needed where there are no values, and a check where there are.
function shapeOf({ region, lengths = [], span: whole }: LiteralItem, source: Source): readonly number[] | Problem {
  const shape = region.nesting.shape();
  const span = region.keywords.get('shape', 'size');
  if (!span) return region.nesting.cut ? shape : declaredShape(lengths, shape, whole);
  const said =
    source
      .text({ start: span.start, end: Math.min(span.end, span.start + 400) })
      .match(/\d+/g)
      ?.map(Number) ?? [];
  const hollowSaid = region.sink.length === 0 && said.length > 0 && said.length <= 64 && sizeOf(said) === 0;
  if (hollowSaid && said.every((length) => length <= MAX_HOLLOW)) return said;
  if (shape.length === said.length && shape.every((length, axis) => length === said[axis])) return shape;
  return {
    code: 'literal.shape',
    severity: 'error',
    args: { said: shapeText(said), found: shapeText(shape) },
    span: trimmed(source.bytes, span.start, span.end),
  };
}

// An axis of a tensor without values still takes memory in a breakdown.
const MAX_HOLLOW = 2 ** 24;

// What one language reads otherwise than another, where the text does not tell which it is.
function ambiguous({ region, span: { start, end } }: LiteralItem, source: Source): Problem[] {
  const problems: Problem[] = [];
  const { leadingZero, sink, nesting } = region;
  const say = (code: string, span: Span): void => {
    problems.push({ code, severity: 'warning', args: { text: quoted(source, span) }, span });
  };
  if (leadingZero) say('literal.leadingZero', leadingZero);
  const repeats = region.isPair && nesting.shape().join() === '2,1' && /^\d+\s*\]/.test(source.text({ start: sink.starts[1], end })); // prettier-ignore
  if (repeats) say('literal.repeats', { start, end });
  return problems;
}

function hollow({ span }: LiteralItem, { shape, data }: Tensor): Problem[] {
  if (data.length > 0) return [];
  return [{ code: 'readers.hollow', severity: 'warning', args: { shape: shapeText(shape) }, span }];
}

/** The dtype of typed arrays (`Float32Array`, Julia's `Float32[…]`), as a constructor. */
export function typedConstructor(dtype: Dtype): Constructor {
  return { library: 'other', dtype };
}
