/** A part that can be shortened: a list, or a long text, and what puts a shorter one in its place. */
interface Part {
  readonly path: string;
  readonly length: number;
  readonly value: readonly unknown[] | string;
  readonly set: (value: unknown) => void;
}

/** Shorter texts are names and sentences, which are worth nothing by half. */
const LONG_TEXT = 400;

/**
 * An answer as JSON of at most so many characters. Where it would be longer, the longest lists (and texts) lose their ends,
 * half by half, and `leftOut` says of each how many entries (characters) that were: what is there is whole.
 * JSON knows neither NaN nor infinities: they are written out as texts.
 */
export function jsonWithin(answer: Readonly<Record<string, unknown>>, limit: number): string {
  const plain = JSON.parse(json(answer)) as Record<string, unknown>;
  const leftOut: Record<string, number> = {};
  for (;;) {
    const text = JSON.stringify(Object.keys(leftOut).length > 0 ? { ...plain, leftOut } : plain);
    const longest = text.length > limit ? longestOf(plain) : undefined;
    if (!longest) return text;
    const { path, value, set } = longest;
    const kept = Math.floor(value.length / 2);
    set(value.slice(0, kept));
    leftOut[path] = (leftOut[path] ?? 0) + value.length - kept;
  }
}

function longestOf(answer: Record<string, unknown>): Part | undefined {
  return partsOf(answer, '').reduce<Part | undefined>(
    (longest, part) => (longest && longest.length >= part.length ? longest : part),
    undefined,
  );
}

// A list within a list is shortened with it: entries are whole or not there.
function partsOf(container: Record<string, unknown>, path: string): Part[] {
  return Object.entries(container).flatMap(([key, value]): Part[] => {
    const here = path === '' ? key : `${path}.${key}`;
    const set = (shorter: unknown): void => void (container[key] = shorter);
    if (typeof value === 'string')
      return value.length > LONG_TEXT ? [{ path: here, length: value.length, value, set }] : [];
    if (Array.isArray(value))
      return value.length > 0 ? [{ path: here, length: JSON.stringify(value).length, value, set }] : [];
    return typeof value === 'object' && value !== null ? partsOf(value as Record<string, unknown>, here) : [];
  });
}

function json(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry === 'number' && !Number.isFinite(entry)) return String(entry);
    return entry instanceof Float64Array ? Array.from(entry) : entry;
  });
}
