const INVISIBLE = /^[\p{Cc}\p{Cf}]/u;
const OPERATORS = /^(?:[×÷·±]|[-+*/%^@<>=!&|~?:;.,'"`#\\]+(?!\d))/;
const NAME = /^[\p{L}_$]/u;

/**
 * The code of the problem that something among numbers is, where it is neither a name nor an operator: a character
 * that nobody sees (a zero-width space), or no number though it may look like one (`1.2.3`, `5kg`). Operators that
 * are letters to a lexer are expressions.
 */
export function strangeness(text: string): `literal.${string}` | undefined {
  if (INVISIBLE.test(text)) return 'literal.invisible';
  if (OPERATORS.test(text)) return 'literal.expression';
  return NAME.test(text) ? undefined : 'literal.notNumber';
}
