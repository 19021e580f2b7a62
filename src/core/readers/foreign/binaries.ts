import type { Problem, Span } from '../../problem';
import { wholeSpan } from '../excerpt';
import { latin1 } from '../number';
import type { Source } from '../source';

/** A format of bytes that is not read: how its files begin, and what is said about it. */
interface Binary {
  /** Of a file's first bytes, a character each. */
  readonly begins: readonly string[];
  /** Of what an editor makes of them, where that differs. */
  readonly asText?: readonly string[];
  readonly code: string;
  /** The format's own name, where the sentence needs one. */
  readonly kind?: string;
}

// A byte that is no UTF-8 becomes U+FFFD; in Windows-1252, which VS Code can be told to try, another character.
const NONE = '\ufffd';

// Protocols 2 to 5; a stream of the older ones begins as any text.
const PICKLES = ['\x02', '\x03', '\x04', '\x05'];

/** Formats that people have arrays in, or take for one that has. */
const BINARIES: readonly Binary[] = [
  {
    begins: PICKLES.map((protocol) => `\x80${protocol}`),
    asText: PICKLES.flatMap((protocol) => [NONE, '\u20ac', '\x80'].map((first) => first + protocol)),
    code: 'foreign.pickle',
  },
  packed('gzip', '\x1f\x8b', `\x1f${NONE}`, '\x1f\u2039'),
  packed('bzip2', 'BZh91AY&SY'),
  packed('zstd', '(\xb5/\xfd', `(${NONE}/${NONE}`, '(\xb5/\xfd'),
  packed('xz', '\xfd7zXZ\0', `${NONE}7zXZ\0`),
  named('PNG', ['\x89PNG\r\n', '\x89PNG\n'], `${NONE}PNG\r\n`, `${NONE}PNG\n`, '\u2030PNG'),
  named('JPEG', ['\xff\xd8\xff'], NONE.repeat(4)),
  named('GIF', ['GIF87a', 'GIF89a']),
  named('TIFF', ['II*\0', 'MM\0*']),
  named('PDF', ['%PDF-1', '%PDF-2']),
  named('HDF5', ['\x89HDF\r\n', '\x89HDF\n'], `${NONE}HDF\r\n`, `${NONE}HDF\n`, '\u2030HDF'),
  named('MATLAB 5.0 (.mat)', ['MATLAB 5.0 MAT-file']),
  named('Parquet', ['PAR1']),
  named('Arrow', ['ARROW1']),
  named('GGUF', ['GGUF\x01', 'GGUF\x02', 'GGUF\x03']),
  named('SQLite', ['SQLite format 3\0']),
];

function named(kind: string, begins: readonly string[], ...asText: readonly string[]): Binary {
  return { begins, asText, code: 'foreign.binary', kind };
}

function packed(kind: string, begins: string, ...asText: readonly string[]): Binary {
  return { begins: [begins], asText, code: 'foreign.packed', kind };
}

/** Says what a source is that holds bytes of a format that is not read, or that an editor took for text. */
export function foreignBytes(source: Source): Problem | undefined {
  const { bytes, kind } = source;
  const end = Math.min(HEAD, bytes.length);
  const head = kind === 'file' ? latin1(bytes.subarray(0, end)) : source.text({ start: 0, end });
  const span = wholeSpan(bytes);
  const isOne = ({ begins, asText = [] }: Binary): boolean =>
    [...begins, ...(kind === 'text' ? asText : [])].some((begin) => head.startsWith(begin));
  const binary = BINARIES.find(isOne);
  if (binary) return { code: binary.code, severity: 'error', args: { kind: binary.kind ?? '' }, span };
  return kind === 'text' ? openedAsText(head, span) : unwritten(head, span);
}

/** Binary formats that are read, where an editor has made a text of them. */
const READ_AS_FILES: readonly (readonly [ending: string, isOne: (head: string) => boolean])[] = [
  ['.npy', (head) => head.startsWith('NUMPY', 1) && head.charCodeAt(6) < 4],
  ['.npz', (head) => head.startsWith('PK\x03\x04')],
  ['.safetensors', (head) => head.includes('\0') && /^[^{]{1,8}\{\s*"[^"]*"\s*:\s*\{/.test(head)],
];

function openedAsText(head: string, span: Span): Problem | undefined {
  const read = READ_AS_FILES.find(([, isOne]) => isOne(head));
  if (read) return { code: 'binary.text', severity: 'error', args: { ending: read[0] }, span };
  if (isEveryOtherNul(head)) return { code: 'foreign.utf16', severity: 'error', args: {}, span };
  return unwritten(head, span);
}

function isEveryOtherNul(head: string): boolean {
  const nuls = Array.from({ length: head.length }, (_, i) => head.charCodeAt(i) === 0);
  return head.length > 3 && nuls.every((nul, i) => nul === (nuls[0] ? i % 2 === 0 : i % 2 === 1));
}

const HEAD = 1000;
// Of what is no text, so many characters are none that a text has.
const SHARE = 0.1;
// Control characters are, but for blanks and the escapes of colours.
const WRITTEN: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

function unwritten(head: string, span: Span): Problem | undefined {
  let none = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if ((unit < 0x20 && !WRITTEN.has(unit)) || unit === 0x7f || head[i] === NONE) none++;
  }
  return none > SHARE * head.length ? { code: 'foreign.bytes', severity: 'error', args: {}, span } : undefined;
}
