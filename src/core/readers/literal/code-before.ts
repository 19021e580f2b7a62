/** How much text in front of an array is looked at for code. */
export const BEFORE_REACH = 160;

const OPERAND = '[\\w.)\\]]+';
const OPERATOR = '\\.?(?:\\*\\*?|\\/\\/?|@|[-+^]|%[*/]?%?)';
// What a chain of operands in front of an operator goes on with to the left: `5 - 2 *`.
const CHAIN = new RegExp(`(?:${OPERAND}[ \\t]*${OPERATOR}[ \\t]*)*$`);
// `a *`, `a /`. A dash or a star alone, in a log or a list, is none, nor is `50% `.
const OPERATED = /[\w.]*[\w.)\]](?:[ \t]*\.?(?:\*\*?|\/\/?|@|\+)|[ \t]+%[*/]?%?)[ \t]*$/;
const ASSIGNED_DIFFERENCE = /(?<=^[ \t]*[\w.]+[ \t]*=[ \t][^=]*)[\w.]*[\w.)\]][ \t]*[-+][ \t]*$/;
// A line of nothing else: `x - np.array(…)`, `5 - [1, 2]`. `INFO - [1, 2]` is a line of a log.
const NUMBERS_DIFFERENCE = /^[ \t]*(?:[\w.()\]]+[ \t]*[-+*/][ \t]*)*[\d.)\]]+[ \t]*-[ \t]*$/;
const NAMES_DIFFERENCE = /^[ \t]*[\w.]+(?:\[[^[\]\n]*\]|\([^()\n]*\))*[ \t]*-[ \t]*$/;
// `-np.array(…)`, `~[…]`: directly in front, and behind no operand.
const UNARY = /(?<=^|[\s=(,:[{])(?:-|~|!)$/;
const AUGMENTED = /[\w.\])]+[ \t]*(?:\*\*|\/\/|<<|>>|[-+*/%@&|^])=[ \t]*$/;
const COMPREHENSION = /[[({][^[\]{}]*\bfor\b[^[\]{}]*\bin[ \t]+$/;
const FOUND: readonly RegExp[] = [OPERATED, ASSIGNED_DIFFERENCE, NUMBERS_DIFFERENCE, UNARY, AUGMENTED, COMPREHENSION];

/**
 * How much of the end of a text is code that would change the array behind it: `5 - 2 *`, `-`, `x +=`, `[f(v) for v in`.
 * `made`: a constructor's name begins the array, so that the line is surely code.
 */
export function codeBefore(text: string, made: boolean): number {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const patterns = made ? [...FOUND, NAMES_DIFFERENCE] : FOUND;
  const length = Math.max(...patterns.map((pattern) => pattern.exec(line)?.[0].trimStart().length ?? 0));
  if (length === 0 || COMPREHENSION.test(line) || AUGMENTED.test(line)) return length;
  return Math.max(length, (CHAIN.exec(line)?.[0] ?? '').trimStart().length);
}
