import type { Problem } from '../../problem';
import type { Source } from '../source';
import { quoted, trimmedSpan } from '../token';

const SAMPLE = 4000;
const HEX = '[0-9a-fA-F]';
// `00000000: 7f45 4c46  .ELF`, `00000000  7f 45 4c 46  |.ELF|`
const DUMPED = new RegExp(`^${HEX}{6,16}(:?)[ \\t]+((?:(?:${HEX}{2}|${HEX}{4}|${HEX}{8})[ \\t]+){3,31}(?:${HEX}{2,8})?)[ \\t]*(\\|[^\\n]*\\|[ \\t]*$)?`); // prettier-ignore
const OFFSET_ONLY = new RegExp(`^(?:${HEX}{6,16}|\\*)$`);
const TAGGED = /^<([A-Za-z][\w:.-]*)(?:[ \t\r\n][^<>]*)?>[^]*<\/\1>$/;

/** The problem of a text that shows bytes in hexadecimal, with their offsets in front: `00000000: 7f45 4c46 …`. */
export function hexDump(source: Source): Problem | undefined {
  const { start, end } = trimmedSpan(source);
  const lines = source.text({ start, end: Math.min(end, start + SAMPLE) }).split(/\r?\n/);
  if (start + SAMPLE < end && lines.length > 1) lines.pop();
  const dumped = lines.map((line) => DUMPED.exec(line));
  if (!lines.every((line, i) => dumped[i] ?? OFFSET_ONLY.test(line))) return undefined;
  // Nothing but decimal digits, without a mark at either end, may be a table.
  const marked = dumped.some(
    (match) => match && (match[1] !== '' || match[3] !== undefined || /[a-f]/i.test(match[2])),
  );
  if (!marked) return undefined;
  const span = { start, end: start + lines[0].length };
  return { code: 'literal.hexDump', severity: 'error', args: { text: quoted(source, span) }, span };
}

/** The problem of a text that is an element of XML or HTML as a whole, and in which nothing reads as an array. */
export function markup(source: Source): Problem | undefined {
  const span = trimmedSpan(source);
  if (!isMarkup(source)) return undefined;
  const opening = source.text({ start: span.start, end: Math.min(span.end, span.start + SAMPLE) }).indexOf('>') + 1;
  const tag = { start: span.start, end: span.start + opening };
  return { code: 'literal.markup', severity: 'error', args: { text: quoted(source, tag) }, span: tag };
}

/** Whether a text is an element of XML or HTML: `<v>1 2 3</v>`. */
export function isMarkup(source: Source): boolean {
  const { start, end } = trimmedSpan(source);
  if (source.bytes[start] !== 0x3c) return false;
  const head = source.text({ start, end: Math.min(end, start + SAMPLE) });
  const tail = end - start > SAMPLE ? source.text({ start: Math.max(start + SAMPLE, end - 200), end }) : '';
  return TAGGED.test(head + tail);
}
