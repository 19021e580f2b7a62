/** How much text in front of an array may name it. */
export const NAME_REACH = 200;

const NAME = '[\\p{L}_$][\\p{L}\\p{N}_$.]*';
// `w = `, `const w: number[][] = `, `float w[2][3] = `, `w := []float64`, `w <- c`
const ASSIGNED = new RegExp(
  `(${NAME})[ \\t]*(?:\\[[\\d \\t]*\\][ \\t]*)*(?::[ \\t]*[^=:;,(){}]{1,80})?(?::=|=|<-)[^=;,(){}[\\]]{0,80}(?:\\[\\d*\\][\\w.]*|[(])?$`,
  'u',
);
// `"w": `, `w: `
const KEYED = /(?:(["'])([^"'\n]{1,100})\1|([\p{L}_$][\p{L}\p{N}_$.-]*))[ \t]*:[ \t]*$/u;
// `('w', `
const PAIRED = /\(\s*(["'])([^"'\n]{1,100})\1,\s*$/;

// Words in front of a print that name nothing.
const NAMELESS: ReadonlySet<string> = new Set(['containing', 'Out', 'In', 'return', 'shape', 'size']);

/** What a text that ends where an array begins says its name is: what it is assigned to, or its key; '' if nothing. */
export function nameAtEnd(before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const keyed = KEYED.exec(line);
  const name = keyed ? (keyed[2] ?? keyed[3]) : (PAIRED.exec(line)?.[2] ?? ASSIGNED.exec(line)?.[1] ?? '');
  return NAMELESS.has(name) ? '' : name;
}
