import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Source } from '../source';
import { isBlank, isWordByte, quoted, trimmed } from '../token';
import { BEFORE_REACH, codeBefore } from './code-before';
import { BEHIND_REACH, codeBehind } from './code-behind';
import type { LiteralItem } from './item';

/** Arguments of constructors that shape the values: R's, and NumPy's. */
const SHAPING = ['nrow', 'ncol', 'byrow', 'dim', 'ndmin'];
const SHAPING_REACH = 20;
const MASKS = /\b(?:True|1)\b/;
const MASK_REACH = 10_000;

/** What is said of the code around an array, none of which is run: functions, operators, methods, indices, arguments. */
export function unapplied(item: LiteralItem, source: Source): Problem[] {
  const { region, within } = item;
  if (region.nesting.cut) return [];
  const shaping = shapingOf(item, source).map((span) => notRun('literal.unapplied', source, span));
  const called = within ? [notRun('literal.unappliedCall', source, within)] : [];
  return [...shaping, ...called, ...joined(item, source)];
}

function joined({ span: { start, end }, made }: LiteralItem, source: Source): Problem[] {
  const span = unwrapped(source, start, end);
  const before = codeBefore(source.text({ start: Math.max(0, span.start - BEFORE_REACH), end: span.start }), made !== undefined); // prettier-ignore
  const behind = codeBehind(source.text({ start: span.end, end: span.end + BEHIND_REACH }));
  const problems: Problem[] = [];
  if (before > 0)
    problems.push(notRun('literal.unappliedBefore', source, { start: span.start - before, end: span.start }));
  if (behind > 0) problems.push(notRun('literal.unapplied', source, { start: span.end, end: span.end + behind }));
  return problems;
}

const MAX_WRAPS = 8;

// Without the parentheses that hold nothing else: `-(np.array([1, 2]))`.
function unwrapped({ bytes }: Source, from: number, to: number): Span {
  let start = from;
  let end = to;
  for (let i = 0; i < MAX_WRAPS; i++) {
    let before = start - 1;
    while (before >= 0 && isBlank(bytes[before])) before--;
    let behind = end;
    while (behind < bytes.length && isBlank(bytes[behind])) behind++;
    const wrapped = bytes[before] === Char.OpenParen && bytes[behind] === Char.CloseParen;
    if (!wrapped || (before > 0 && isWordByte(bytes[before - 1]) && bytes[before - 1] !== Char.Minus)) break;
    start = before;
    end = behind + 1;
  }
  return { start, end };
}

function shapingOf({ region }: LiteralItem, source: Source): Span[] {
  const names = masks(region, source) ? [...SHAPING, 'mask'] : SHAPING;
  return names.flatMap((name) => {
    const value = region.keywords.get(name);
    if (!value) return [];
    const from = Math.max(0, value.start - SHAPING_REACH);
    return [{ start: from + source.text({ start: from, end: value.start }).lastIndexOf(name), end: value.end }];
  });
}

// A print shows what is masked as `--`; where code says a mask, the values below it are still there.
function masks({ keywords, sink }: LiteralItem['region'], source: Source): boolean {
  const mask = keywords.get('mask');
  if (!mask || !MASKS.test(source.text({ start: mask.start, end: Math.min(mask.end, mask.start + MASK_REACH) })))
    return false;
  return !sink.trimmed().some(Number.isNaN);
}

function notRun(code: string, source: Source, within: Span): Problem {
  const span = trimmed(source.bytes, within.start, within.end);
  return { code, severity: 'warning', args: { text: quoted(source, span) }, span };
}
