import { Char } from '../bytes';
import { latin1 } from '../number';
import { rewritten, type Notation } from './notation';

// What stands before the data: names, and the texts that a column may hold.
const REACH = 2 ** 20;
const RELATION = /^(?:\s*(?:%[^\n]*)?\n)*\s*@relation\b/i;
const DATA = /^[ \t]*@data[ \t]*\r?(?:\n|$)/im;
const ATTRIBUTE = /^[ \t]*@attribute[ \t]+(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|([^\s'"]+))/gim;

/** The rows of a file in Weka's format ARFF, and the names of its attributes. */
export const arff: Notation = {
  begins: (head) => RELATION.test(head),
  plain(source, { start, end }) {
    const head = latin1(source.bytes.subarray(start, Math.min(end, start + REACH)));
    const data = DATA.exec(head);
    if (!data) return undefined;
    const declared = source.text({ start, end: start + data.index });
    const names = Array.from(declared.matchAll(ATTRIBUTE), ([, single, double, bare]) => single ?? double ?? bare);
    const bytes = source.bytes.slice().fill(Char.Space, start, start + data.index + data[0].trimEnd().length);
    for (let at = bytes.indexOf(Char.Percent); at >= 0; at = bytes.indexOf(Char.Percent, at + 1)) {
      if (at === 0 || bytes[at - 1] === Char.LineFeed) blankLine(bytes, at);
    }
    return { source: rewritten(source, bytes), delimiter: ',', names };
  },
};

function blankLine(bytes: Uint8Array, at: number): void {
  const end = bytes.indexOf(Char.LineFeed, at);
  bytes.fill(Char.Space, at, end < 0 ? bytes.length : end);
}
