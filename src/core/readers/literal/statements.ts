import type { Problem } from '../../problem';
import type { Source } from '../source';
import { quoted, trimmedSpan } from '../token';

const SAMPLE = 4000;

const NUMBER = '[-+]?(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';
const OPERATOR = '(?:\\*\\*?|\\/\\/?|[-+%^@×÷·:&|]|<<|>>|[<>!=]=|[<>])';
const DECLARES = '(?:(?:let|const|var|val|auto|final|static|int|long|float|double|mut|my|local)\\b[ \\t]*)*';
// `x = 3 + 4`, `x += 5`, `x: int = 5`
const ASSIGNMENT = new RegExp(
  `^[ \\t]*${DECLARES}[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:[ \\t]*\\[[^\\]\\n]{0,40}\\])?(?:[ \\t]*:[ \\t]*[\\w.[\\]]{1,40})?[ \\t]*(?:(?:\\*\\*|\\/\\/|<<|>>|[-+*/%@&|^:])?=(?!=)|<-)`,
  'u',
);
const JOINED = new RegExp(`^[ \\t(]*[-~]?${NUMBER}[ \\t)]*(?:${OPERATOR}[ \\t(]*${NUMBER}[ \\t)]*)+;?$`, 'u');
// Dates, times, versions and shares are no expressions, though they look like some.
const NO_EXPRESSION =
  /^[ \t]*(?:\d{1,4}(?:-\d{1,2}){2}|\d{1,2}(?:\/\d{1,2}){1,2}(?:\/\d{2,4})|\d{1,2}(?::\d\d){1,2}|\d+(?:\.\d+){2,})\b/;
// Blanks around a dash, in several lines: a missing cell between others.
const DASHED = new RegExp(`^[ \\t]*${NUMBER}(?:[ \\t]+(?:-|${NUMBER}))+[ \\t]*$`);
const PASSED = /^[ \t]*(?:#.*|\/\/.*|%.*)?$/;

/**
 * Whether a text is nothing but statements, a line each: what is assigned (`x = 3 + 4`), or numbers that operators join (`2 ** 8`).
 * As a table it would lose what the operators mean.
 */
export function areStatements(source: Source): boolean {
  const { start, end } = trimmedSpan(source);
  const lines = source.text({ start, end: Math.min(end, start + SAMPLE) }).split(/\r?\n/);
  if (start + SAMPLE < end && lines.length > 1) lines.pop();
  const told = lines.filter((line) => !PASSED.test(line));
  const isStatement = (line: string): boolean =>
    ASSIGNMENT.test(line) || (isExpression(line) && (told.length === 1 || !DASHED.test(line)));
  return told.length > 0 && told.every(isStatement);
}

/** The problem of a text that is one expression of numbers, which is not evaluated: `2 ** 8`, `1:3`. */
export function expressionOf(source: Source): Problem | undefined {
  const span = trimmedSpan(source);
  if (span.end - span.start > SAMPLE || !isExpression(source.text(span))) return undefined;
  return { code: 'literal.expression', severity: 'error', args: { text: quoted(source, span) }, span };
}

function isExpression(line: string): boolean {
  return JOINED.test(line) && !NO_EXPRESSION.test(line);
}
