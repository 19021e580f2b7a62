import { Char } from '../bytes';
import { latin1 } from '../number';
import { rewritten, type Notation } from './notation';

const KINDS = '(?:[bpvBV]?matrix|smallmatrix|array|tabular[xy]?|longtable)\\*?';
const BEGINS = new RegExp(`\\\\begin\\{${KINDS}\\}`);
// Without its \begin, a row whose end stands at the end of a line.
const ROW = /&[^\n]*\\\\[^\n&]*(?:\n|$)/;
const BRACED = '\\{(?:[^{}]|\\{[^{}]*\\})*\\}';
/** What is blanked out, each in its place; `\\` with its optional space ends a row, `\%` is a percent sign. */
const MARKUP = new RegExp(
  [
    `(?<row>\\\\\\\\\\*?(?:\\[[^\\]\\n]*\\])?)`,
    `(?<![\\\\])%[^\\n]*`,
    `(?<percent>\\\\%)`,
    `\\\\begin\\{${KINDS}\\}(?:\\[[^\\]]*\\])?(?:${BRACED})*`,
    `\\\\(?:begin|end|caption|label)\\{[^{}]*\\}(?:\\[[^\\]]*\\])?`,
    `\\\\c(?:line|midrule)(?:\\([^)]*\\))?\\{[^{}]*\\}`,
    `\\\\(?:left|right)(?:\\\\?[^\\s\\\\]|\\\\\\w+)`,
    `\\\\(?:hline|toprule|midrule|bottomrule|centering|displaystyle|quad|qquad|bf|bfseries|it|itshape|[,;:!])(?![a-z])`,
    `\\\\(?:text(?:bf|it|rm|tt)?|math(?:bf|it|rm)?|emph|underline|bm|boldsymbol)(?=\\{)`,
    `\\\\[\\[\\]()]`,
    `[$~{}]`,
  ].join('|'),
  'g',
);

/** The rows of a table or a matrix in LaTeX. */
export const latex: Notation = {
  begins: (head) => BEGINS.test(head) || ROW.test(head),
  plain(source, { start, end }) {
    const bytes = source.bytes.slice();
    for (let i = start; i < end; i++) if (isBreak(bytes[i])) bytes[i] = Char.Space;
    const text = latin1(source.bytes.subarray(0, end));
    for (const { index, 0: markup, groups } of text.matchAll(MARKUP)) {
      bytes.fill(Char.Space, index, index + markup.length);
      if (groups?.row) bytes[index] = Char.LineFeed;
      if (groups?.percent) bytes[index + 1] = Char.Percent;
    }
    blankAround(bytes, text);
    return { source: rewritten(source, bytes), delimiter: '&' };
  },
};

// What stands before the \begin (`A =`) and behind the last \end is no cell.
function blankAround(bytes: Uint8Array, text: string): void {
  bytes.fill(Char.Space, 0, BEGINS.exec(text)?.index ?? 0);
  const last = text.lastIndexOf('\\end{');
  if (last >= 0) bytes.fill(Char.Space, last, text.length);
}

function isBreak(byte: number): boolean {
  return byte === Char.LineFeed || byte === Char.CarriageReturn;
}
