const OFFSET = /^(?:0x)?([0-9a-f]{4,16})(:?)$/i;
const BYTES = /^(?:[0-9a-f]{2}){1,8}$/i;
const LETTER = /[a-f]/i;

interface DumpLine {
  readonly offset: string;
  readonly bytes: readonly string[];
}

/**
 * Whether lines are what `hexdump`, `xxd` or `od -x` prints: an offset that grows by at least as many bytes as stand behind it. Numbers of
 * a table are not taken for it: offsets have seven digits and begin with 0, or a colon behind them.
 */
export function isHexDump(lines: readonly string[]): boolean {
  const dump = lines.map(dumpLine);
  const full = dump.filter((line): line is DumpLine => line !== undefined && line.bytes.length > 0);
  // Dumps end in an offset without bytes, and have a star where lines are equal.
  if (full.length === 0 || dump.some((line, i) => !line && lines[i].trim() !== '*')) return false;
  if (!full.some(({ bytes }) => bytes.some((byte) => LETTER.test(byte))) && Number(full[0].offset) !== 0) return false;
  return [16, 8, 10].some((base) => grows(full, base));
}

function grows(lines: readonly DumpLine[], base: number): boolean {
  const at = ({ offset }: DumpLine): number => parseInt(offset, base);
  return lines.slice(1).every((line, i) => at(line) - at(lines[i]) >= sizeOf(lines[i]));
}

function sizeOf({ bytes }: DumpLine): number {
  return bytes.join('').length / 2;
}

function dumpLine(line: string): DumpLine | undefined {
  const [first, ...words] = line.trim().split(/\s+/);
  const [, offset, colon] = OFFSET.exec(first) ?? [];
  if (!offset || !(colon || (offset.length >= 7 && offset.startsWith('0')))) return undefined;
  const end = words.findIndex((word) => !BYTES.test(word));
  return { offset, bytes: end < 0 ? words : words.slice(0, end) };
}

/** Whether lines are bytes in hexadecimal, without offsets: words of equal length, four or more a line, with letters in several columns. */
export function isByteList(lines: readonly string[]): boolean {
  const rows = lines.map((line) => line.trim().split(/\s+/));
  const width = rows[0]?.[0]?.length;
  if (!rows.every((row) => row.length > 3 && row.every((word) => word.length === width && BYTES.test(word))))
    return false;
  const lettered = new Set(rows.flatMap((row) => row.flatMap((word, i) => (LETTER.test(word) ? [i] : []))));
  // Numbers with an exponent have letters as well, and no other letter than e.
  const others = rows.some((row) => row.some((word) => /[a-df]/i.test(word)));
  return lettered.size > 1 && others;
}
