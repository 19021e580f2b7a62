// Messages between host and webview travel as JSON, which knows neither NaN nor ±Infinity nor -0, no typed arrays
// and no holes. They are exactly what Normscope is about, so they are written out, under keys that begin with `$`; typed
// arrays as their bytes, which is quicker by far than a text for every number.
// A key of the message's own that begins with `$` gets one more.

/** A message as JSON text; non-finite numbers, -0, Float64Arrays, Uint8Arrays and undefined within arrays survive. */
export function encode(message: unknown): string {
  return JSON.stringify(message, function (this: unknown, _key, value: unknown) {
    if (value === undefined) return Array.isArray(this) ? { $: 'undefined' } : undefined;
    return tag(value);
  });
}

/** What `encode` was given. */
export function decode(text: string): unknown {
  return revive(JSON.parse(text));
}

const WRITTEN_OUT = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0, undefined } as const;

function tag(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { $: String(value) };
    return Object.is(value, -0) ? { $: '-0' } : value;
  }
  if (value instanceof Float64Array)
    return { $f64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (value instanceof Uint8Array) return { $u8: base64(value) };
  return isRecord(value) && hasOwnDollar(value) ? escapeKeys(value) : value;
}

// JSON.parse's own reviver cannot give back `undefined` within an array: it leaves a hole.
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (!isRecord(value)) return value;
  if (Object.hasOwn(value, '$')) return WRITTEN_OUT[value.$ as keyof typeof WRITTEN_OUT];
  if (Object.hasOwn(value, '$f64')) return new Float64Array(bytesOf(value.$f64 as string).buffer);
  if (Object.hasOwn(value, '$u8')) return bytesOf(value.$u8 as string);
  const entries = Object.entries(value).map(([key, entry]) => [
    key.startsWith('$$') ? key.slice(1) : key,
    revive(entry),
  ]);
  return Object.fromEntries(entries);
}

const PIECE = 2 ** 13;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOwnDollar(value: object): boolean {
  return Object.keys(value).some((key) => key.startsWith('$'));
}

function escapeKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key.startsWith('$') ? `$${key}` : key, entry]),
  );
}
