import type { Span } from '../../problem';
import type { ReadTensor } from '../../readers/reader';
import type { Tensor } from '../../tensor/tensor';
import { rowMajor, toFloat64 } from '../../tensor/values';
import { speller } from '../digits';
import type { Spelling } from './spelling';

/** A stretch of a text and what takes its place. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * An edit for each element whose value is another one now, in the order of the text: the rest of the text, and the spelling of
 * what stays, is not touched. `base` is where `text` begins in the source that `read` was read of.
 */
export function elementEdits(
  text: string,
  base: number,
  read: ReadTensor,
  values: Tensor,
  spelling: Spelling,
  digits?: number,
): TextEdit[] {
  const { data, dtype } = rowMajor(values);
  const [before, after] = [toFloat64(read.tensor), toFloat64(values)];
  const spell = speller(data, dtype, spelling, digits);
  const edits: TextEdit[] = [];
  let inOrder = true;
  for (let i = 0; i < after.length; i++) {
    const place = Object.is(before[i], after[i]) ? undefined : read.locate?.(i);
    if (!place) continue;
    const span = { start: place.start - base, end: place.end - base };
    inOrder &&= edits.length === 0 || edits[edits.length - 1].end <= span.start;
    edits.push({ ...span, text: dressed(spell(i), text, span, spelling) });
  }
  return inOrder ? edits : edits.sort((a, b) => a.start - b.start);
}

/** The values that are no finite number and were one, or were another one: the text has no word of its own for them. */
export function newNotFinite(read: ReadTensor, values: Tensor): { nan: number; inf: number } {
  const [before, after] = [toFloat64(read.tensor), toFloat64(values)];
  const counts = { nan: 0, inf: 0 };
  after.forEach((value, i) => {
    if (Number.isFinite(value) || Object.is(value, before[i])) return;
    counts[Number.isNaN(value) ? 'nan' : 'inf']++;
  });
  return counts;
}

/** A text with its edits made. They are in order and do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text: replacement } of edits) {
    parts.push(text.slice(from, start), replacement);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function dressed(
  number: string,
  text: string,
  { start, end }: Span,
  { decimal, delimiter, pointed }: Spelling,
): string {
  const spelled = pointed && /^-?\d+$/.test(number) ? `${number}.0` : number.replace('.', decimal);
  const quoted = text[start - 1] === '"' && text[end] === '"';
  return delimiter && !quoted && spelled.includes(delimiter) ? `"${spelled}"` : spelled;
}
