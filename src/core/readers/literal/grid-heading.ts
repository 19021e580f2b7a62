import type { Dtype } from '../../tensor/dtype';
import { spelledDtype, type SpelledDtype } from './dtype';

/** What a line between the rows of a printed matrix says. */
export type Heading =
  | {
      readonly kind: 'array';
      readonly name?: string;
      readonly shape?: readonly number[];
      readonly dtype?: SpelledDtype;
    }
  /** The rows that follow are one slice: its indices, in front of the rows' axes or behind them. */
  | {
      readonly kind: 'slice';
      readonly name?: string;
      readonly index: readonly number[];
      readonly place: 'front' | 'back';
    }
  /** The rows that follow have more columns of the rows before. */
  | { readonly kind: 'columns'; readonly first: number }
  | { readonly kind: 'scale'; readonly factor: number }
  /** Says nothing that the rows do not. */
  | { readonly kind: 'note' }
  /** What follows is one of several things under names, of which some may be no numbers. */
  | { readonly kind: 'field'; readonly name: string; readonly scalar?: string }
  /** Behind the rows, as PyTorch printed before 0.4. */
  | { readonly kind: 'trailer'; readonly shape: readonly number[]; readonly dtype?: SpelledDtype };

const NAME = '([\\p{L}_][\\p{L}\\p{N}_.]*)';

const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => Heading])[] = [
  // 2×3 Matrix{Float64}:    3-element Vector{Int64}:    2×2 adjoint(::Matrix{Float32}) with eltype Float32:
  [
    /^(?:Out\[\d+\]:[ \t]*)?(\d+(?:×\d+)*)(-element)? [A-Z@a-z].*?(?:\{([A-Z]\w*)[^:]*)?(?: with eltype (\w+))?:$/u,
    ([, shape, , inner, eltype]) => ({ kind: 'array', shape: lengths(shape), dtype: dtypeOf(eltype ?? inner) }),
  ],
  // A = 2×3 int32 matrix, MATLAB's on a line of its own
  [
    new RegExp(`^(?:${NAME} = *)?(\\d+(?:×\\d+)+) (\\w+) (?:matrix|array|row vector|column vector)$`, 'u'),
    ([, name, shape, dtype]) => ({ kind: 'array', name, shape: lengths(shape), dtype: dtypeOf(dtype) }),
  ],
  [new RegExp(`^${NAME} =$`, 'u'), ([, name]) => ({ kind: 'array', name })],
  // [:, :, 2] =    A(:,:,2) =
  [
    new RegExp(`^(?:${NAME}\\(|\\[):, ?:, ?(\\d+(?:, ?\\d+)*)[\\])] =$`, 'u'),
    ([, name, index]) => ({ kind: 'slice', name, index: lengths(index).map((i) => i - 1), place: 'back' }),
  ],
  // (0 ,1 ,.,.) =
  [/^\(((?:\d+ ?, ?)+)\.,\.\) =$/, ([, index]) => ({ kind: 'slice', index: lengths(index), place: 'front' })],
  // [,1] [,2]
  [/^\[,(\d+)\](?:\s+\[,\d+\])*$/, ([, first]) => ({ kind: 'columns', first: Number(first) })],
  // , , 2
  [/^, , (\d+(?:, \d+)*)$/, ([, index]) => ({ kind: 'slice', index: lengths(index).map((i) => i - 1), place: 'back' })],
  // Octave's notes above a matrix and the fields of a struct
  [/^(?:Diagonal Matrix|scalar structure containing the fields:)$/, () => ({ kind: 'note' })],
  // [[1]]    $a$b
  [/^((?:\$[\w.]+|\[\[\d+\]\])+)$/, ([, path]) => ({ kind: 'field', name: (path.match(/[\w.]+/g) ?? []).join('.') })],
  // a = 5
  [new RegExp(`^${NAME} = (?=\\S)`, 'u'), ([head, name]) => ({ kind: 'field', name, scalar: head })],
  // Columns 9 through 16    Columns 9 and 10:    Column 17    Columns 0 to 12
  [/^Columns? (\d+)(?: (?:through|to|and) \d+)?:?$/, ([, first]) => ({ kind: 'columns', first: Number(first) })],
  [/^([\d.]+e[+-]\d+) *\*$/, ([, factor]) => ({ kind: 'scale', factor: Number(factor) })],
  [
    /^\[torch(?:\.cuda)?\.(\w+)Tensor of (?:size|dimension) (\d+(?:x\d+)*)[^\]]*\]$/,
    ([, type, shape]) => ({ kind: 'trailer', shape: lengths(shape), dtype: dtypeOf(type) }),
  ],
];

/** Reads a line as a heading, if it is one. */
export function headingOf(line: string): Heading | undefined {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(line);
    if (match) return make(match);
  }
  return undefined;
}

function lengths(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

const JULIA: Readonly<Record<string, Dtype>> = {
  Float64: 'float64',
  Float32: 'float32',
  Float16: 'float16',
  Char: 'int8',
  Byte: 'uint8',
  logical: 'bool',
};

function dtypeOf(name: string | undefined): SpelledDtype | undefined {
  if (name === undefined) return undefined;
  return Object.hasOwn(JULIA, name) ? { dtype: JULIA[name] } : spelledDtype(name, 'torch');
}

const JULIAS_FIRST = /^(?:julia>[^\n]*\n\s*)?(?:Out\[\d+\]:\s*)?\d+(?:×\d+)*(?:-element)? [A-Z@a-z][^\n]*:[ \t]*\r?\n/u;
const MATLABS_FIRST =
  /^(?:>>.*\n)?[\p{L}_][\p{L}\p{N}_.]*(?:\(:, ?:, ?[\d, ]+\))? =[ \t]*\r?\n\s*(?:\S+ +\*[ \t]*\r?\n\s*|Columns? .*\r?\n\s*|\d+×[^\n]*\r?\n\s*|Diagonal Matrix[ \t]*\r?\n\s*|)(?:[-+\d.]|NaN|Inf)/u;
const TORCHS_LAST = /\[torch(?:\.cuda)?\.\w+Tensor of (?:size|dimension) [\dx]+[^\]\n]*\]\s*$/;

const R_NUMBER = '(?:-?(?:[\\d.]+(?:e[-+]?\\d+)?(?:[-+][\\d.]+(?:e[-+]?\\d+)?i)?|Inf)|NA|NaN|TRUE|FALSE)';
const RS_FIRST = new RegExp(
  `^(?:>[^\\n]*\\n)?\\s*(?:, , 1\\s*\\n\\s*)?(?:\\[1\\](?:[ \\t]+${R_NUMBER})+[ \\t]*(?:\\r?\\n|$)|\\[,1\\](?:\\s+\\[,\\d+\\])*\\s*\\n\\s*\\[1,\\])`,
);
// [[1]] or $a, and its first values
const RS_LIST =
  /^(?:>[^\n]*\n)?\s*(?:\[\[1\]\]|\$[\w.]+)(?:\$[\w.]+|\[\[1\]\])*[ \t]*\r?\n(?:\s*\[1\][ \t]|\s*\[,1\]|NULL)/;
const OCTAVES_STRUCT = /^(?:>>.*\n)?[\p{L}_][\p{L}\p{N}_.]* =\s*\n\s*scalar structure containing the fields:/u;

/** Whether a text is the print of matrices without brackets, as Julia, MATLAB, Octave, R and early PyTorch have it. */
export function isGrid(head: string, tail: string): boolean {
  return (
    RS_FIRST.test(head) ||
    RS_LIST.test(head) ||
    OCTAVES_STRUCT.test(head) ||
    JULIAS_FIRST.test(head) ||
    MATLABS_FIRST.test(head) ||
    TORCHS_LAST.test(tail)
  );
}
