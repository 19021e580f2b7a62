/** How much text in front of an array may name it. */
export const NAME_REACH = 200;

const NAME = '[\\p{L}_$][\\p{L}\\p{N}_$.]*';
// What may stand between `=` and the brackets: `new int[][]`, `[]float64`, `&`, `Matrix(`.
const MAKES = '[^=;,(){}]{0,80}[({]?$';
// `w = `, `float w[2][3] = `, `w := `, `w <- `
const ASSIGNED = new RegExp(`(${NAME})[ \\t]*(?:\\[[\\d \\t]*\\][ \\t]*)*(?::=|=|<-)${MAKES}`, 'u');
// `w: number[][] = `
const ANNOTATED = new RegExp(`(${NAME})[ \\t]*:[ \\t]*([^=:;,(){}]{1,80}?)[ \\t]*=${MAKES}`, 'u');
const TYPE =
  /[\])>]$|^&|^(?:[\w.]*\b)?(?:int|float|double|number|bool|boolean|list|tuple|any|[\w.]*(?:[Tt]ensor|[Aa]rray|[Ll]ist|Vec|Vector|Matrix|Sequence|Tuple)\w*)$/;
// `"w": `, `'w' => `, `w: `
const KEYED = /(?:(["'])([^"'\n]{1,100})\1[ \t]*(?::|=>)|([\p{L}_$][\p{L}\p{N}_$.-]*)[ \t]*:)[ \t]*$/u;
// `('w', `
const PAIRED = /\(\s*(["'])([^"'\n]{1,100})\1,\s*$/;

// Words in front of a print that name nothing.
const NAMELESS: ReadonlySet<string> = new Set(['containing', 'Out', 'In', 'return', 'numpy']);

/** What a text that ends where an array begins says its name is: what it is assigned to, or its key; '' if nothing. */
export function nameAtEnd(before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const keyed = KEYED.exec(line);
  const name = keyed ? (keyed[2] ?? keyed[3]) : (PAIRED.exec(line)?.[2] ?? assigned(line));
  return NAMELESS.has(name) ? '' : name;
}

function assigned(line: string): string {
  const annotated = ANNOTATED.exec(line);
  if (annotated && TYPE.test(annotated[2])) return annotated[1];
  return ASSIGNED.exec(line)?.[1] ?? '';
}
