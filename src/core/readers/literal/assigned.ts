import type { Problem, Span } from '../../problem';
import type { Dtype } from '../../tensor/dtype';
import { NAME_REACH, nameAtEnd } from '../naming';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted } from '../token';
import { spelledDtype } from './dtype';
import { GOES_ON_REACH, goesOn, statementLength } from './goes-on';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';

/** A number that is assigned to a name, or several with commas or blanks between. */
export interface NamedScalar {
  readonly name: string;
  readonly sink: ValueSink;
  readonly span: Span;
  /** The dtype that the text says, as TensorFlow prints it in front of a scalar. */
  readonly dtype?: Dtype;
}

/** What stands in front of a number, as far as it tells what the number is. */
export interface Setting {
  /** The name that was typed at a prompt before it. */
  readonly promptName: string;
  /** It begins a line behind a prompt: what was printed there. */
  readonly printed: boolean;
  readonly slashesDivide: boolean;
}

// <tf.Tensor: shape=(), dtype=float32, numpy=7.0>
const TENSORFLOWS = /shape=\(\),? dtype=(\w+), numpy=$/;

// `x += 5`
const AUGMENTED = /[\w.\])]+[ \t]*(?:\*\*|\/\/|<<|>>|[-+*/%@&|^])=[ \t]*$/;
// `12:30`, `1:5`: what stands behind the colon is assigned to nothing.
const WITHIN = /[\d.]:$/;

/**
 * The number at the lexer's current token, if it is assigned or printed: `x = 5`, `>>> x⏎5`. With commas between there
 * may be several: `x = 1, 2, 3` is a tuple in Python, and a list in configuration files. A problem if an expression
 * begins with it, which is not evaluated.
 */
export function assignedScalar(
  source: Source,
  lexer: LiteralLexer,
  setting: Setting,
): NamedScalar | Problem | undefined {
  const { start } = lexer;
  const before = source.text({ start: Math.max(0, start - NAME_REACH), end: start });
  const augmented = AUGMENTED.exec(before.slice(before.lastIndexOf('\n') + 1));
  if (augmented) return expression(source, start - augmented[0].length, lexer.at);
  const tensorflows = TENSORFLOWS.exec(before);
  const introduced = /[=:]\s*$/.test(before) && !WITHIN.test(before);
  const assigned = introduced ? nameAtEnd(before) : setting.promptName;
  if (assigned === '' && !setting.printed && !tensorflows) return undefined;
  if (lexer.leadingZero) return zeroLed(source, lexer);
  const sink = new ValueSink(0);
  pushScalar(lexer, sink);
  if (tensorflows) {
    const spelled = spelledDtype(tensorflows[1], 'tensorflow');
    const dtype = typeof spelled === 'object' && 'dtype' in spelled ? spelled.dtype : undefined;
    return { name: setting.promptName, sink, span: { start, end: lexer.at }, dtype };
  }
  const last = others(lexer, sink);
  if (last < 0) return zeroLed(source, lexer);
  const rest = source.text({ start: lexer.at, end: lexer.at + GOES_ON_REACH });
  const told = { assigned: !/:\s*$/.test(before), slashesDivide: setting.slashesDivide };
  const further = goesOn(source.text({ start: last, end: lexer.at }), rest, told);
  if (further === 'expression') return expression(source, start, lexer.at + statementLength(rest));
  return further ? undefined : { name: assigned, sink, span: { start, end: lexer.at } };
}

// Takes the numbers behind the first one; answers where the last of them begins, or -1 if one begins with a 0 that is not needed.
function others(lexer: LiteralLexer, sink: ValueSink): number {
  let last = lexer.start;
  let mark = lexer.mark();
  while (another(lexer)) {
    if (lexer.leadingZero) return -1;
    last = lexer.start;
    pushScalar(lexer, sink);
    mark = lexer.mark();
  }
  lexer.reset(mark);
  return last;
}

// `0755`, `1,000`: octal, or the rest of a number that is grouped.
function zeroLed(source: Source, { start, at }: LiteralLexer): Problem {
  const span = { start, end: at };
  return { code: 'literal.notNumber', severity: 'error', args: { text: quoted(source, span) }, span };
}

function expression(source: Source, start: number, end: number): Problem {
  const span = { start, end };
  return { code: 'literal.expression', severity: 'error', args: { text: quoted(source, span) }, span };
}

function another(lexer: LiteralLexer): boolean {
  let token = lexer.next();
  if (lexer.newline) return false;
  if (token === Token.Comma) token = lexer.next();
  return (token === Token.Number || token === Token.Value) && !lexer.newline;
}

function pushScalar(lexer: LiteralLexer, sink: ValueSink): void {
  if (lexer.bool) sink.pushBool(lexer.value !== 0, lexer.start);
  else if (lexer.integer) sink.pushInteger(lexer.value, lexer.start, lexer.wide);
  else sink.push(lexer.value, lexer.start);
}
