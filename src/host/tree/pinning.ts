import type { SourceMemento } from '../source/memento';
import { takeArray } from '../source/take';
import { valuesLine } from '../glance/line';
import type { Keeping } from './keeping';
import { keyOf } from './kept';
import type { Found, Member } from './node';

/** Pins an array of an open text; answers with what it is known by among the pins, undefined where it cannot be read. */
export function pinFound(keeping: Keeping, { document, array, tensor }: Found): string | undefined {
  if (!tensor) return undefined;
  const source = takeArray(document, array.span);
  const memento: SourceMemento = { version: 1, ...source.memento(), options: {}, pinned: false };
  const place = source.place();
  source.dispose();
  const { name, shape, dtype } = tensor;
  const key = keyOf(memento, name);
  keeping.pin({ key, name, place, shape, dtype, line: valuesLine(tensor), memento });
  return key;
}

/** Pins a tensor of a tensor file. */
export function pinMember(keeping: Keeping, { session, info }: Member): string {
  const memento = session.memento(false);
  const { name, shape, dtype } = info;
  const key = keyOf(memento, name);
  keeping.pin({ key, name, place: session.source.place(), shape, dtype, memento });
  return key;
}
