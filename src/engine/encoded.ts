const PART = 2 ** 20;

/** Text as UTF-8, put together part by part: it may be longer than a string can be. */
export function encoded(chunks: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let pending = '';
  for (const chunk of chunks) {
    pending += chunk;
    if (pending.length < PART) continue;
    parts.push(encoder.encode(pending));
    pending = '';
  }
  parts.push(encoder.encode(pending));
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
