import type { Span } from '../../problem';
import type { Dtype } from '../../tensor/dtype';
import { NAME_REACH, nameAtEnd } from '../naming';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { spelledDtype } from './dtype';
import type { LiteralLexer } from './lexer';
import { Token } from './tokens';

/** A number that is assigned to a name, or several with commas between. */
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
}

// <tf.Tensor: shape=(), dtype=float32, numpy=7.0>
const TENSORFLOWS = /shape=\(\),? dtype=(\w+), numpy=$/;

// `1/3`, `2**3`, `1:5`, `2024-01-02`, `1.2.3`: the number is the beginning of something else.
const GOES_ON = /^(?:[*/^]|[-+:][\d.]|\.\d)/;
const GOES_ON_REACH = 2;
// `12:30`, `1:5`: what stands behind the colon is assigned to nothing.
const WITHIN = /[\d.]:$/;

/**
 * The number at the lexer's current token, if it is assigned or printed: `x = 5`, `>>> x⏎5`. With commas between there
 * may be several: `x = 1, 2, 3` is a tuple in Python, and a list in configuration files.
 */
export function assignedScalar(source: Source, lexer: LiteralLexer, setting: Setting): NamedScalar | undefined {
  const { start } = lexer;
  const before = source.text({ start: Math.max(0, start - NAME_REACH), end: start });
  const tensorflows = TENSORFLOWS.exec(before);
  const assigned = /[=:]\s*$/.test(before) && !WITHIN.test(before) ? nameAtEnd(before) : setting.promptName;
  if (assigned === '' && !setting.printed && !tensorflows) return undefined;
  const sink = new ValueSink(0);
  pushScalar(lexer, sink);
  if (tensorflows) {
    const spelled = spelledDtype(tensorflows[1], 'tensorflow');
    const dtype = typeof spelled === 'object' && 'dtype' in spelled ? spelled.dtype : undefined;
    return { name: setting.promptName, sink, span: { start, end: lexer.at }, dtype };
  }
  let mark = lexer.mark();
  while (another(lexer)) {
    pushScalar(lexer, sink);
    mark = lexer.mark();
  }
  lexer.reset(mark);
  if (GOES_ON.test(source.text({ start: lexer.at, end: lexer.at + GOES_ON_REACH }))) return undefined;
  return { name: assigned, sink, span: { start, end: lexer.at } };
}

function another(lexer: LiteralLexer): boolean {
  if (lexer.next() !== Token.Comma || lexer.newline) return false;
  const token = lexer.next();
  return (token === Token.Number || token === Token.Value) && !lexer.newline;
}

function pushScalar(lexer: LiteralLexer, sink: ValueSink): void {
  if (lexer.bool) sink.pushBool(lexer.value !== 0, lexer.start);
  else if (lexer.integer) sink.pushInteger(lexer.value, lexer.start, lexer.wide);
  else sink.push(lexer.value, lexer.start);
}
