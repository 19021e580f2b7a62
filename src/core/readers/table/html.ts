import { Char } from '../bytes';
import { latin1 } from '../number';
import { rewritten, type Notation } from './notation';

const TABLE = /^<[^]*?<(?:td|th)[\s>]/i;
const OUTER = /^<(?:!--|!doctype|html|head|body|div|style|meta|p|table|thead|tbody|tr|td|th|caption)\b|^<!/i;
// A tag, with texts in quotes that may hold its bracket; a comment; an entity.
const MARKUP =
  /<!--(?:[^]*?-->|[^]*)|<\/?(?<tag>[a-z][a-z\d]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>|<![^<>]*>|&(?<entity>#?\w{2,10});/gi;
const HIDDEN = /^(?:style|script|head|caption|title)$/i;
const MINUS: ReadonlySet<string> = new Set(['minus', '#8722', '#x2212']);
const BLANK: ReadonlySet<string> = new Set(['nbsp', '#160', '#xa0', 'thinsp', 'ensp']);

/** The rows and cells of a table in HTML, as a browser copies them and pandas writes them. */
export const html: Notation = {
  begins: (head) => OUTER.test(head) && TABLE.test(head),
  plain(source, { start, end }) {
    const bytes = source.bytes.slice();
    for (let i = start; i < end; i++) bytes[i] = IN_CELLS[bytes[i]];
    const text = latin1(source.bytes.subarray(0, end));
    const markups = new RegExp(MARKUP);
    for (let markup = markups.exec(text); markup; markup = markups.exec(text)) {
      const { tag, entity } = markup.groups ?? {};
      const opens = markup[0][1] !== '/';
      if (entity) replaceEntity(bytes, markup.index, markups.lastIndex, entity.toLowerCase());
      else {
        if (tag && HIDDEN.test(tag) && opens) markups.lastIndex = closing(text, tag, markups.lastIndex);
        bytes.fill(Char.Space, markup.index, markups.lastIndex);
        if (opens) bytes[markup.index] = BEGINS[tag?.toLowerCase() ?? ''] ?? Char.Space;
      }
    }
    return { source: rewritten(source, bytes), delimiter: '|' };
  },
};

// What stands for the beginning of a row, and of a cell.
const BEGINS: Readonly<Record<string, number | undefined>> = { tr: Char.LineFeed, td: Char.Pipe, th: Char.Pipe };

// Inside of cells line breaks are blanks, and the characters that mean something in a delimited table mean nothing.
const IN_CELLS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === Char.LineFeed || byte === Char.CarriageReturn || byte === Char.Pipe) return Char.Space;
  return byte === Char.Quote ? Char.Apostrophe : byte;
});

function closing(text: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.test(text) ? end.lastIndex : text.length;
}

function replaceEntity(bytes: Uint8Array, start: number, end: number, entity: string): void {
  if (!MINUS.has(entity) && !BLANK.has(entity)) return;
  bytes.fill(Char.Space, start, end);
  if (MINUS.has(entity)) bytes[end - 1] = Char.Minus;
}
