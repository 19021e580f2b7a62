/** What the text behind an assigned number makes of it. */
export type GoesOn =
  /** The number is all there is. */
  | undefined
  /** It is the beginning of a date, a time, a version: no number. */
  | 'other'
  /** It is a part of an expression, which would have to be evaluated. */
  | 'expression';

/** How much text behind a number tells what it is a part of. */
export const GOES_ON_REACH = 120;

// `2024-01-02`, `12:30`, `1.2.3`, `1/2/2024`
const PART = /^(?:-\d+-\d|\.\d|\/\d+\/\d)/;
// Behind a colon, numbers are rather labelled than assigned: `time: 12:30`, `step: 10/100`.
const PART_OF_LABELLED = /^(?:[-:]\d|\/\d)/;
// `12:30`, `12:30:59`, which could also be ranges.
const CLOCK = /^\d{1,2}(?::\d\d){1,2}(?![\d:.])/;

const OPERAND = '[ \\t]*[-+~!(\\[]*[\\w.$\'"]';
const OPERATORS: readonly RegExp[] = [
  new RegExp(
    `^[ \\t]*(?:\\*\\*?|\\/(?!\\/)|\\/\\/(?=[ \\t]*[\\d.(])|%[*/]?%?|\\^|@|<<|>>|[<>!=]=|<|>(?!>)|&&?|\\|\\||\\.[*/^])${OPERAND}`,
  ),
  /^[ \t]*(?:[×÷·±]|[-=]>)/,
  /^[ \t]*[-+][-+~( \t]*[\d.(]/,
  /^:[-\d.(]/,
  /^[ \t]*\|[ \t]*\d/,
];
const DIVIDED = /^[ \t]*\/\/[ \t]*[\w(]/;
const OPERATOR_OF_ASSIGNED: readonly RegExp[] = [
  /^[ \t]*[-+][-+~( \t]*\w[\w.]*(?:\([^)\n]*\)|\[[^\]\n]*\])*[ \t]*(?:$|[-+*/;#,\r\n])/,
  /^[ \t]+(?:if|unless)\b/,
  /^[ \t]+(?:and|or|mod|div|xor|shl|shr|rem)\b(?![ \t]*[\w.]+[ \t]*[:=])/,
  /^[ \t]*\?[ \t]*\S/,
];
// What could be an operator parts what a log says: `loss: 0.25 - acc: 0.9`, `lr = 0.1 * epoch = 3`.
const PARTS = /^[ \t]*[-*|/&>+][ \t]+\p{L}[\p{L}\p{N}_.]*[ \t]*[:=](?!=)/u;

/** What else tells what a number is a part of. */
export interface Told {
  /** It is assigned (`x = 5`), and not labelled (`x: 5`). */
  readonly assigned: boolean;
  /** In the text's language `//` begins no comment. */
  readonly slashesDivide: boolean;
}

/** What a number is a part of, from the text behind it: `rest`, at most GOES_ON_REACH characters. */
export function goesOn(number: string, rest: string, { assigned, slashesDivide }: Told): GoesOn {
  const line = /^[^\n]*/.exec(rest)?.[0] ?? '';
  if (slashesDivide && DIVIDED.test(line)) return 'expression';
  if (PART.test(line) || CLOCK.test(number + line)) return 'other';
  if (!assigned && PART_OF_LABELLED.test(line)) return 'other';
  if (partsLog(line)) return undefined;
  const operators = assigned ? [...OPERATORS, ...OPERATOR_OF_ASSIGNED] : OPERATORS;
  return operators.some((operator) => operator.test(line)) ? 'expression' : undefined;
}

/** Whether what stands behind a value parts it from the next one's name, though it could be an operator. */
export function partsLog(rest: string): boolean {
  return PARTS.test(rest);
}

/** How long the rest of a statement is: to the end of its line, or a semicolon or a comment. */
export function statementLength(rest: string): number {
  return (/^(?:[^\n;#/]|\/(?!\/))*(?:\/\/[ \t]?[\w(][^\n;#]*)?/.exec(rest)?.[0] ?? '').trimEnd().length;
}
