import { joined } from '../unit/readers/binary-files';
import type { Random } from './random';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const BRACKETS = Buffer.from('[]{}()"\'');
// What the grammars are made of, what has broken parsers before, and sizes that nobody has.
const TOKENS = [
  ...[
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '(',
    ')',
    '"',
    '""',
    "'",
    '\\',
    '\\u0000',
    '\\n',
    ',',
    ',,',
    ';',
    ':',
    '|',
    '\t',
    '\n',
    '\r',
    '\r\n',
    ' ',
  ],
  ...[
    '...',
    '…',
    '#',
    '//',
    '/*',
    '*/',
    '# ',
    '-',
    '+',
    '.',
    'e',
    '1e999',
    '-0',
    '0x',
    '1_000',
    '1,234',
    '1.5',
    '9007199254740993',
  ],
  ...[
    '18446744073709551616',
    '1152921504606846976',
    '4294967295',
    '-1',
    '1'.repeat(400),
    'NaN',
    'nan',
    'inf',
    '-Infinity',
    'null',
    'None',
  ],
  ...[
    'true',
    'False',
    'array(',
    'tensor([',
    'dtype=',
    'dtype=float16',
    'dtype=int64',
    'dtype=uint8',
    '1.5, ',
    '18446744073709551616l',
    'np.',
    'Parameter containing:',
    '1.0e+02 *',
    '(0 ,.,.) = ',
  ],
  ...[
    '__proto__',
    '"__proto__":',
    '__metadata__',
    'constructor',
    '<img onerror=alert(1)>',
    '\ufeff',
    '\u2212',
    '\u00a0',
    '\u{1f600}',
    '\0',
    '\x93NUMPY',
  ],
  ...[
    'PK\x01\x02',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xff\xff\xff\xff',
    '\0\0\0\x80',
    "'shape': (",
    '|O',
    '>f8',
    '[['.repeat(200),
    '('.repeat(300),
  ],
].map((token) => Uint8Array.from(Buffer.from(token)));

const MUTATIONS: readonly Mutation[] = [
  flip,
  set,
  cut,
  cut,
  double,
  move,
  moveBracket,
  insert,
  insert,
  insert,
  swapBytes,
  truncate,
];

/** One to four changes of a kind that real damage or an attacker makes. The input is left as it is. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated: Uint8Array = Uint8Array.from(bytes);
  for (let changes = 1 + random.below(4); changes > 0; changes--) mutated = random.pick(MUTATIONS)(mutated, random);
  return mutated;
}

function flip(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length > 0) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
  return bytes;
}

function set(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length > 0) bytes[random.below(bytes.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
  return bytes;
}

function stretch(bytes: Uint8Array, random: Random): [number, number] {
  const start = random.below(bytes.length + 1);
  // Most stretches are short, some are most of it.
  const longest = random.below(4) === 0 ? bytes.length : 16;
  return [start, Math.min(bytes.length, start + random.below(longest + 1))];
}

function cut(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = stretch(bytes, random);
  return joined(bytes.subarray(0, start), bytes.subarray(end));
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random.below(bytes.length + 1));
}

function double(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = stretch(bytes, random);
  return joined(bytes.subarray(0, end), bytes.subarray(start));
}

function move(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = stretch(bytes, random);
  const rest = joined(bytes.subarray(0, start), bytes.subarray(end));
  const to = random.below(rest.length + 1);
  return joined(rest.subarray(0, to), bytes.subarray(start, end), rest.subarray(to));
}

function moveBracket(bytes: Uint8Array, random: Random): Uint8Array {
  const from = bytes.findIndex((byte, i) => i >= random.below(bytes.length + 1) && BRACKETS.includes(byte));
  if (from < 0) return bytes;
  const rest = joined(bytes.subarray(0, from), bytes.subarray(from + 1));
  const to = random.below(rest.length + 1);
  return joined(rest.subarray(0, to), bytes.subarray(from, from + 1), rest.subarray(to));
}

function insert(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), random.pick(TOKENS), bytes.subarray(at));
}

function swapBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length < 2) return bytes;
  const [a, b] = [random.below(bytes.length), random.below(bytes.length)];
  [bytes[a], bytes[b]] = [bytes[b], bytes[a]];
  return bytes;
}
