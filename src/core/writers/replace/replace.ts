import type { Outcome, Span } from '../../problem';
import { read as readSource } from '../../readers';
import type { ReadChoice, ReadOptions, ReadTensor } from '../../readers/reader';
import { textSource } from '../../readers/source';
import { DTYPES } from '../../tensor/dtype';
import type { Tensor } from '../../tensor/tensor';
import { cast, toFloat64 } from '../../tensor/values';
import { rounding } from '../digits';
import { floatDeclared } from './declared-dtype';
import { edited, elementEdits, newNotFinite, type TextEdit } from './element-edits';
import { spellingOf } from './spelling';

/** A text that a tensor was read of, and how. */
export interface ReplaceSource {
  readonly text: string;
  /** Where `text` begins in the source whose offsets the tensor's spans are. */
  readonly base: number;
  /** The stretches of `text` that are the user's, in order: what lies between them was put there to be read. */
  readonly pieces: readonly Span[];
  readonly choice: ReadChoice;
  readonly options: ReadOptions;
}

export interface ReplaceOptions {
  /** How JSON, which has neither NaN nor Infinity, is to say them. Without it they are a problem. */
  readonly notFinite?: 'null' | 'literal';
  /** Significant digits. Default: as many as it takes to read the same value back. */
  readonly digits?: number;
}

/**
 * The edits that put the values of a tensor into the text that it was read of: one for each piece that changes, from its first to
 * its last number, in the coordinates of `source.text`. Each number is replaced where it stands, so that line breaks, names,
 * delimiters, quotes and whatever else is there stay. Where the text declares a float dtype, the values are rounded to it; an integer
 * dtype becomes float64. The new text is read again, and has to give the values to the bit.
 *
 * Err: `replace.noText` for what was not read of a text, `replace.notFinite` for values that JSON does not have,
 * `replace.unfaithful` where the new text would be read otherwise.
 */
export function replaceValues(
  source: ReplaceSource,
  read: ReadTensor,
  values: Tensor,
  options: ReplaceOptions = {},
): Outcome<TextEdit[]> {
  if (!read.locate) return problem('replace.noText');
  const isJson = source.choice.format === 'json' || source.choice.format === 'ndjson';
  const fresh = newNotFinite(read, values);
  if (isJson && !options.notFinite && fresh.nan + fresh.inf > 0) return problem('replace.notFinite', fresh);
  const float = DTYPES[read.tensor.dtype].kind === 'float';
  const first = attempt(source, read, float ? cast(values, read.tensor.dtype) : values, options);
  if ('edits' in first) return { ok: byPiece(source, first.edits) };
  // What a library makes of numbers without a dtype: torch reads floats as float32.
  const second = first.readAs && attempt(source, read, cast(values, first.readAs), options);
  return second && 'edits' in second ? { ok: byPiece(source, second.edits) } : problem('replace.unfaithful');
}

type Attempt = { readonly edits: readonly TextEdit[] } | { readonly readAs?: Tensor['dtype'] };

function attempt(source: ReplaceSource, read: ReadTensor, values: Tensor, options: ReplaceOptions): Attempt {
  const { text, base, choice } = source;
  const { languageId } = source.options;
  const spelling = spellingOf(choice, { text, languageId, notFinite: options.notFinite });
  const numbers = elementEdits(text, base, read, values, spelling, options.digits);
  if (numbers.length === 0) return { edits: numbers };
  const span = { start: read.span.start - base, end: read.span.end - base };
  const dtype =
    choice.format === 'literal' ? floatDeclared(text, span, numbers[numbers.length - 1].end, read.tensor) : undefined;
  const edits = dtype ? [...numbers, dtype] : numbers;
  const again = readAgain(source, edits, span.start);
  if (!again) return {};
  const expected = expectedOf(values, spelling.inf === 'null', options.digits);
  const actual = toFloat64(again.tensor);
  if (sameShape(again.tensor, values) && expected.every((value, i) => Object.is(value, actual[i]))) return { edits };
  return { readAs: again.tensor.dtype === values.dtype ? undefined : again.tensor.dtype };
}

function readAgain({ text, choice, options }: ReplaceSource, edits: readonly TextEdit[], start: number) {
  const { tensors, problems } = readSource(textSource(edited(text, edits)), { ...options, ...choice });
  // An integer dtype that holds no fractions is read, but no library would run it.
  const isRefused = problems.some(({ code, severity }) => severity === 'error' || code === 'readers.misfit');
  return isRefused ? undefined : tensors.find(({ span }) => span.start === start);
}

function expectedOf(values: Tensor, infIsNull: boolean, digits: number | undefined): Float64Array {
  const round = rounding(digits);
  return toFloat64(values).map((value) => (infIsNull && !Number.isFinite(value) ? NaN : round(value)));
}

function sameShape(a: Tensor, b: Tensor): boolean {
  return a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);
}

// One edit for each piece, from its first changed number to its last one.
function byPiece({ text, pieces }: ReplaceSource, edits: readonly TextEdit[]): TextEdit[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    while (at < edits.length && edits[at].end <= piece.end) at++;
    const own = edits.slice(from, at);
    if (own.length === 0) return [];
    const { start } = own[0];
    const { end } = own[own.length - 1];
    const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return [{ start, end, text: edited(text.slice(start, end), moved) }];
  });
}

function problem(
  code: string,
  args: Readonly<Record<string, number>> = {},
): { err: { code: string; severity: 'error'; args: typeof args } } {
  return { err: { code, severity: 'error', args } };
}
