import { Char } from '../bytes';
import { NAME_REACH } from '../naming';
import type { Source } from '../source';

/** What a line begins with that is no part of the values. */
export interface Prompt {
  readonly length: number;
  /** What follows was typed, as against printed. */
  readonly input: boolean;
  /** The name that was typed, if it was nothing but a name. */
  readonly name: string;
}

const INPUT = /^(?:>>>[ \t]?|In ?\[\d*\]:|julia>|octave:\d+>|\(Pdb\)|ipdb>|>> )[ \t]*/;
const CONTINUATION = /^(?:\.\.\.(?:[ \t]|$)|\.\.\.:)[ \t]*/;
const OUTPUT = /^Out ?\[\d*\]:[ \t]*/;
const NAME = /^(?:print\(|display\()?([\p{L}_][\p{L}\p{N}_.]*)\)?[ \t]*(?:;|#.*)?(?:\n|$)/u;

/** The prompt that a line begins with: of Python, IPython, Julia, Octave, or a debugger. `inSession`: there was one before. */
export function promptOf(line: string, inSession: boolean): Prompt | undefined {
  const output = OUTPUT.exec(line);
  if (output) return { length: output[0].length, input: false, name: '' };
  const input = INPUT.exec(line) ?? (inSession ? CONTINUATION.exec(line) : null);
  if (!input) return undefined;
  return { length: input[0].length, input: true, name: NAME.exec(line.slice(input[0].length))?.[1] ?? '' };
}

/**
 * Watches the beginnings of lines for prompts: what is typed behind `>>>` or `In [3]:` is code, not a result, but where it
 * is a name, that names the result.
 */
export class Prompts {
  /** Lines that a prompt marks as input were passed over. */
  skipped = false;
  /** The name that was typed last, until it is used. */
  name = '';
  /** Where the last prompt ends, or -1. */
  end = -1;

  constructor(
    private readonly source: Source,
    private readonly inputs: 'read' | 'skip',
  ) {}

  /** Where to go on if the line that begins at `at` begins with a prompt; -1 if it does not. */
  pass(at: number, end: number): number {
    const { source } = this;
    if (at < this.end) return -1;
    const prompt = promptOf(source.text({ start: at, end: Math.min(end, at + NAME_REACH) }), this.end >= 0);
    if (!prompt) return -1;
    if (prompt.input) this.name = prompt.name;
    this.end = at + prompt.length;
    if (!prompt.input || this.inputs === 'read') return this.end;
    this.skipped = true;
    const lineEnd = source.bytes.indexOf(Char.LineFeed, at);
    return lineEnd < 0 ? end : lineEnd;
  }
}
