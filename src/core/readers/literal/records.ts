import { Char } from '../bytes';
import { readJson } from '../json';
import { nameAtEnd } from '../naming';
import type { ReadOptions, ReadResult } from '../reader';
import type { Source } from '../source';
import { trimmedSpan } from '../token';

const RECORDS_REACH = 300;
// Behind a name or a prompt perhaps, and in a call that makes a dict: brackets, a brace, and a key with its colon.
const NAMED =
  /(?:>>>[^\n]*\n\s*)?(?:(?:[\w.$]+[ \t]*(?::[ \w[\],.]+)?=|>>>|Out ?\[\d+\]:|(?:const|let|var)[ \t]+\w+[ \t]*=)[ \t]*)?/;
const DICT = /(?:(?:[\w.]+\.)?(?:Counter|OrderedDict|dict|defaultdict)\((?:<class '[\w.]+'>, ?)?)?/;
const KEYED = /[[\s]*\{\s*(?:(?<quote>["'])(?:(?!\k<quote>)[^\\\n]){0,100}\k<quote>|-?[\w$]{1,64})\s*:(?!:)/;
const RECORDS = new RegExp(`^(${NAMED.source}${DICT.source})${KEYED.source}`);
const DICT_AT_END = new RegExp(`${DICT.source}$`);
const CALL = /\((?:<[^>]*>, ?)?$/;

/** Reads `[{'a': 1, 'b': None}, …]`, and a dict of numbers and lists: JSON but for its spelling. Undefined if a text is none. */
export function readRecords(source: Source, options: ReadOptions): ReadResult | undefined {
  const { start, end } = trimmedSpan(source);
  const head = source.text({ start, end: Math.min(end, start + RECORDS_REACH) });
  const begin = RECORDS.exec(head)?.[1].length;
  if (begin === undefined) return undefined;
  const before = head.slice(0, begin);
  const named = nameAtEnd(before.replace(DICT_AT_END, ''));
  const statement = source.bytes[end - 1] === Char.Semicolon ? end - 1 : end;
  const called = CALL.test(before);
  if (called && source.bytes[statement - 1] !== Char.CloseParen) return undefined;
  const close = called ? statement - 1 : statement;
  const inside = uncovered(source, start + begin, close);
  const result = readJson(inside, options, 'code');
  if (result.tensors.length === 0 || result.problems.some(({ severity }) => severity === 'error')) return undefined;
  const tensors = result.tensors.map((tensor) => ({
    ...tensor,
    name: [named, tensor.name].filter((part) => part !== '').join('.'),
  }));
  return { ...result, choice: { format: 'literal' }, tensors };
}

// A source with nothing but blanks in front of `start`, and that ends at `end`.
function uncovered(source: Source, start: number, end: number): Source {
  if (start === 0 && end === source.bytes.length) return source;
  const bytes = source.bytes.slice(0, end).fill(Char.Space, 0, start);
  return { ...source, bytes, text: (span) => source.text(span) };
}
