import { Char } from '../bytes';
import { rewritten, type Notation } from './notation';

const REACH = 4000;
// The title, the names, the types, and the rule below them.
const HEAD = /^(\d+×\d+ (?:Sub)?DataFrame\b[^\n]*\n)([ \t]*Row │[^\n]*\n)([ \t]*│[^\n]*\n)([─┼ \t\r]+\n)/;
// A row's width in the title, with the sign between as one byte.
const TITLE = /^\d+.\d+ (?:Sub)?DataFrame\b/;

/**
 * A frame as Julia prints it (`3×2 DataFrame`), as a table of aligned columns: its title, the types of its columns and its
 * lines are blanked out, every other character stays where it is.
 */
export const julia: Notation = {
  // What is no text has another length in bytes.
  begins: (head, { kind }) => kind === 'text' && TITLE.test(head),
  plain(source, { start, end }) {
    const head = HEAD.exec(source.text({ start, end: Math.min(end, start + REACH) }));
    if (!head) return undefined;
    const [, title, names, types, rule] = head;
    const bytes = source.bytes.slice();
    bytes.fill(Char.Space, start, start + title.length);
    const typesAt = start + title.length + names.length;
    bytes.fill(Char.Space, typesAt, typesAt + types.length + rule.length - 1);
    for (let i = start; i < end; i++) if (bytes[i] === Char.Pipe) bytes[i] = Char.Space;
    return { source: rewritten(source, bytes) };
  },
};
