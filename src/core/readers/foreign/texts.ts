import type { Problem, Span } from '../../problem';
import { excerpt } from '../excerpt';
import { latin1 } from '../number';
import type { Source } from '../source';
import { trimmedSpan } from '../token';
import { isByteList, isHexDump } from './hex';

/** A text that has numbers in it and is neither a table nor an array: what is said about it, and where in it. */
interface ForeignText {
  readonly code: string;
  /** The part that shows what it is; undefined if it is something else. */
  readonly find: (text: string, lines: readonly string[]) => Span | undefined;
}

const SAMPLE = 2 ** 16;
const LINES = 50;

const firstLine = (text: string): Span => ({ start: 0, end: text.search(/[\r\n]|$/) });

/** In the order in which they are looked for. */
const FOREIGN: readonly ForeignText[] = [
  { code: 'foreign.lfs', find: (text) => (/^version https:\/\/git-lfs\./.test(text) ? firstLine(text) : undefined) },
  { code: 'foreign.matrixMarket', find: (text) => (/^%%MatrixMarket\b/i.test(text) ? firstLine(text) : undefined) },
  { code: 'foreign.hexDump', find: (text, lines) => (isHexDump(lines) ? firstLine(text) : undefined) },
  { code: 'foreign.byteList', find: (text, lines) => (isByteList(lines) ? firstLine(text) : undefined) },
  { code: 'foreign.libsvm', find: (text, lines) => (isLibsvm(lines) ? firstLine(text) : undefined) },
  { code: 'foreign.xml', find: tag },
  { code: 'foreign.marks', find: marks },
];

/** Says what a text is whose numbers do not mean what they would mean in a table or an array. */
export function foreignText(source: Source): Problem | undefined {
  const { bytes } = source;
  const { start, end } = trimmedSpan(source);
  const text = latin1(bytes.subarray(start, Math.min(end, start + SAMPLE)));
  const lines = text.split(/\r\n|\r|\n/, LINES).filter((line) => line.trim() !== '');
  for (const { code, find } of FOREIGN) {
    const found = find(text, lines);
    if (!found) continue;
    const span = { start: start + found.start, end: start + found.end };
    return { code, severity: 'error', args: { text: excerpt(source.text(span)) }, span };
  }
  return undefined;
}

const LIBSVM = /^[-+]?[\d.]+(?:,[-+]?[\d.]+)*(?: +qid:\d+)?((?: +\d+:[-+\d.eE]+)+) *(?:#.*)?$/;

// `1 1:0.5 3:1.2`: a label, and pairs of a growing index and a value. Times alone (`5 12:30`) are no such pairs.
function isLibsvm(lines: readonly string[]): boolean {
  let pairs = 0;
  for (const line of lines) {
    const indices = LIBSVM.exec(line.trim())?.[1]
      .match(/\d+(?=:)/g)
      ?.map(Number);
    if (!indices?.every((index, i) => i === 0 || index > indices[i - 1])) return false;
    pairs = Math.max(pairs, indices.length);
  }
  return pairs > 1;
}

const OPENING = /^<(?:(?<kind>\?xml|!)|(?<name>[a-z][\w:.-]*)(?:\s[^<>]*)?)>?/i;
const CLOSING = /\d\s*(?<tag><\/[a-z][\w:.-]*>)\s*$/i;

// XML, or a part of it that ends with a tag. Arrays in brackets are read, whatever is around them.
function tag(text: string): Span | undefined {
  if (text.includes('[')) return undefined;
  const opening = OPENING.exec(text);
  const name = opening?.groups?.name;
  const isXml = name ? text.includes(`</${name}>`) || /\/>\s*$/.test(text) : opening?.groups?.kind !== undefined;
  if (opening && isXml) return { start: 0, end: opening[0].length };
  const closing = CLOSING.exec(text)?.groups?.tag;
  return closing === undefined ? undefined : { start: text.lastIndexOf(closing), end: text.trimEnd().length };
}

// Versions and addresses, dates, times.
const MARK = /^(?:\d+(?:\.\d+){2,}|\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:T[\d:.]+Z?)?|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/;
// `1.234.567` may be a number with its digits in groups.
const GROUPED = /^\d{1,3}(?:\.\d{3})+$/;
const ADDRESS = /^(?:(?:1?\d?\d|2[0-4]\d|25[0-5])(?:\.(?=.)|$)){4}$/;
const MOST_MARKS = 1000;

function isMark(word: string): boolean {
  return MARK.test(word) && (!GROUPED.test(word) || ADDRESS.test(word));
}

// Nothing but words that are made of digits and are no numbers, which must not be taken apart into some.
function marks(text: string): Span | undefined {
  const words = text.split(/[\s,;"']+/, MOST_MARKS).filter((word) => word !== '');
  return words.length > 0 && words.every(isMark) ? { start: 0, end: words[0].length } : undefined;
}
