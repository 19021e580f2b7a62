import { Char } from './bytes';
import { isDigit } from './number';
import { looksLikeBlocks } from './literal/block-lists';
import { looksLikeGrid } from './literal/grid';
import { promptOf } from './literal/prompt';
import { areStatements } from './literal/statements';
import type { FormatId, ReadOptions } from './reader';
import type { Source } from './source';
import { contentEnd } from './table/extent';
import { isNotation } from './table/plain';
import { isLetter, trimmedSpan } from './token';

const BY_ENDING: Readonly<Record<string, FormatId>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  geojson: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  psv: 'table',
  npy: 'npy',
  npz: 'npz',
  safetensors: 'safetensors',
};

const BY_LANGUAGE: Readonly<Record<string, FormatId>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  geojson: 'json',
  jsonl: 'ndjson',
  ndjson: 'ndjson',
  csv: 'table',
  tsv: 'table',
  'dynamic csv': 'table',
};

/**
 * The formats that a source may be in, the likeliest first: one where the name's ending, the language or
 * the first bytes say it, otherwise those that the content could be.
 */
export function detectFormats(source: Source, options: ReadOptions): readonly FormatId[] {
  const ending = /\.([^./\\]+)$/.exec(options.fileName ?? '')?.[1].toLowerCase() ?? '';
  const said = binary(source) ?? lookup(BY_ENDING, ending) ?? lookup(BY_LANGUAGE, options.languageId ?? '');
  if (!said && isNotation(source)) return ['table'];
  return said ? [said] : looksLikeBlocks(source, options) ? ['literal'] : byContent(source);
}

function lookup(table: Readonly<Record<string, FormatId>>, key: string): FormatId | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

const MAGIC: readonly (readonly [FormatId, readonly number[]])[] = [
  ['npy', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['npz', [0x50, 0x4b, 0x03, 0x04]],
  ['npz', [0x50, 0x4b, 0x05, 0x06]],
];

function binary({ bytes, kind }: Source): FormatId | undefined {
  if (kind !== 'file') return undefined;
  const magic = MAGIC.find(([, begin]) => begin.every((byte, i) => bytes[i] === byte));
  if (magic) return magic[0];
  // The length of a header, whose upper bytes are 0 for any length that fits in memory, and its first brace.
  return bytes[8] === Char.OpenBrace && bytes[6] === 0 && bytes[7] === 0 ? 'safetensors' : undefined;
}

/** Whether the first bytes of a file are those of a binary format. */
export function isBinary(source: Source): boolean {
  return binary(source) !== undefined;
}

// How much of a text is looked at to tell what it is.
const SAMPLE = 65_536;

function byContent(source: Source): readonly FormatId[] {
  if (looksLikeGrid(source) || startsWithPrompt(source)) return ['literal'];
  if (contentEnd(source) < source.bytes.length) return ['table', 'literal'];
  if (areStatements(source)) return ['literal'];
  const { bytes } = source;
  const { start, end } = trimmedSpan(source);
  const stop = Math.min(end, start + SAMPLE);
  const { brackets, lines, commaEnds } = survey(bytes, start, stop);
  const opens = bytes[start] === Char.OpenBracket || bytes[start] === Char.OpenBrace || bytes[start] === Char.OpenParen;
  if (brackets > 0 && (opens || lines < 2 || !mostlyRows(bytes, start, stop))) return ['json', 'literal'];
  // One line of numbers is a vector; lines that end in commas are the inside of a pretty-printed array.
  return lines < 2 || commaEnds > 0 ? ['json', 'literal', 'table'] : ['table', 'literal'];
}

function startsWithPrompt(source: Source): boolean {
  const { start, end } = trimmedSpan(source);
  return promptOf(source.text({ start, end: Math.min(end, start + 100) }), false) !== undefined;
}

function survey(bytes: Uint8Array, start: number, end: number): { brackets: number; lines: number; commaEnds: number } {
  let brackets = 0;
  let lines = 1;
  let commaEnds = 0;
  let last = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === Char.LineFeed) {
      lines++;
      if (last === Char.Comma) commaEnds++;
    } else if (byte === Char.OpenBracket || byte === Char.OpenBrace || byte === Char.CloseBracket) brackets++;
    if (byte > Char.Space) last = byte;
  }
  return { brackets, lines, commaEnds };
}

// Whether most lines are rows of a table, though there are brackets in some (units in a header, a list in a cell):
// they hold separators, numbers and no bracket. The first line does not count against it: it may be a header.
function mostlyRows(bytes: Uint8Array, start: number, end: number): boolean {
  let rows = 0;
  let others = 0;
  for (let at = start; at < end;) {
    const newline = bytes.indexOf(Char.LineFeed, at);
    const stop = newline < 0 || newline > end ? end : newline;
    if (isRow(bytes, at, stop)) rows++;
    else if (at > start) others++;
    at = stop + 1;
  }
  return rows >= 2 * others;
}

function isRow(bytes: Uint8Array, start: number, end: number): boolean {
  const line = bytes.subarray(start, end);
  const brackets = [Char.OpenBracket, Char.CloseBracket, Char.OpenBrace];
  if (brackets.some((bracket) => line.includes(bracket))) return false;
  const separated = line.includes(Char.Comma) || line.includes(Char.Semicolon) || line.includes(Char.Tab);
  const digit = line.findIndex((byte) => isDigit(byte));
  return (
    separated && digit >= 0 && line.findIndex((byte) => isLetter(byte) || isDigit(byte) || byte === Char.Quote) >= 0
  );
}
