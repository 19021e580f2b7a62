/** A Python string literal: JSON's escapes are Python's too, but for those of surrogates, which stay as they are. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A Python list `[a, b]`, or a tuple `(a,)`. */
export function list(items: readonly (string | number)[], brackets: '[]' | '()' = '[]'): string {
  const inner = items.join(', ');
  return brackets === '[]' ? `[${inner}]` : `(${inner}${items.length === 1 ? ',' : ''})`;
}

/** A float as people write it: `1e-5`, not `0.00001`. */
export function float(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}
