// Messages between host and webview travel as JSON, which knows neither NaN nor ±Infinity nor -0
// nor typed arrays. They are exactly what Normscope is about, so they are written out.

type Tagged = { readonly $: 'NaN' | 'Infinity' | '-Infinity' | '-0' } | { readonly $f64: readonly unknown[] };

/** A message as JSON text; non-finite numbers, -0 and Float64Arrays survive. */
export function encode(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) => tag(value));
}

/** What `encode` was given. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => untag(value)) as unknown;
}

function tag(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { $: String(value) };
    return Object.is(value, -0) ? { $: '-0' } : value;
  }
  return value instanceof Float64Array ? { $f64: Array.from(value) } : value;
}

function untag(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$' in value) return Number((value as Tagged & { $: string }).$);
  if ('$f64' in value) return Float64Array.from((value as { $f64: number[] }).$f64);
  return value;
}
