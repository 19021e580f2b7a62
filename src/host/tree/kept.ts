import type { Dtype } from '../../core/tensor/dtype';
import type { SchemeId } from '../../core/schemes/scheme';
import { SCHEME_CHOICES } from '../choices';
import { parseMemento, type SourceMemento } from '../source/memento';

/** A tensor that is kept beyond its session: pinned, or among the recent reports. */
export interface Kept {
  /** Names the text or file, and the tensor in it: what is kept once. */
  readonly key: string;
  readonly name: string;
  /** `iris.csv:1-151` */
  readonly place: string;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** The values in a line, as they were when it was kept. */
  readonly line?: string;
  readonly scheme?: SchemeId;
  readonly memento: SourceMemento;
}

export const MOST_RECENT = 10;

/** What tells a kept tensor from the others. */
export function keyOf({ uri, taken, pieces }: SourceMemento, name: string): string {
  return JSON.stringify([uri, taken, pieces.map(({ print }) => [print.length, print.hash]), name]);
}

/** A list with an entry at its end, or in the place where it has been. */
export function withPinned(list: readonly Kept[], entry: Kept): Kept[] {
  const isThere = list.some(({ key }) => key === entry.key);
  return isThere ? list.map((one) => (one.key === entry.key ? entry : one)) : [...list, entry];
}

/** A list with an entry at its beginning, and no longer than it may be. */
export function withRecent(list: readonly Kept[], entry: Kept): Kept[] {
  return [entry, ...withoutKeys(list, [entry.key])].slice(0, MOST_RECENT);
}

export function withoutKeys(list: readonly Kept[], keys: readonly string[]): Kept[] {
  return list.filter(({ key }) => !keys.includes(key));
}

/** A list whose entries of these keys stand, in their order, before another one; without such a one, at the end. */
export function moved(list: readonly Kept[], keys: readonly string[], before?: string): Kept[] {
  const chosen = list.filter(({ key }) => keys.includes(key));
  const others = list.filter(({ key }) => !keys.includes(key));
  // Dropped on one of themselves: they go to where the first of the others behind it is.
  const behind = before === undefined ? [] : list.slice(list.findIndex(({ key }) => key === before));
  const target = behind.find(({ key }) => !keys.includes(key));
  const at = target ? others.indexOf(target) : others.length;
  return [...others.slice(0, at), ...chosen, ...others.slice(at)];
}

/** The list in what was stored; what is not of this version is left out. */
export function parseKept(value: unknown): Kept[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isKept);
}

function isKept(value: unknown): value is Kept {
  const { key, name, place, shape, dtype, scheme, memento } = (value ?? {}) as Partial<Kept>;
  const texts = [key, name, place, dtype].every((one) => typeof one === 'string');
  const isShape = Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length));
  const isScheme = scheme === undefined || SCHEME_CHOICES.includes(scheme);
  return texts && isShape && isScheme && parseMemento(memento) !== undefined;
}
