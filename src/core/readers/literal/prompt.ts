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
