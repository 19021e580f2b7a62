import type { SourceMemento } from '../source/memento';
import { takeArray } from '../source/take';
import { valuesLine } from '../glance/line';
import type { Keeping } from './keeping';
import { keyOf, type Kept } from './kept';
import type { Found, Leaf, Member } from './node';

/** Pins a row of the tree; answers with what it is known by among the pins, undefined where there is no tensor. */
export function pin(keeping: Keeping, leaf: Leaf): string | undefined {
  const entry = entryOf(leaf);
  if (entry) keeping.pin(entry);
  return entry?.key;
}

function entryOf(leaf: Leaf): Kept | undefined {
  if (leaf.kind === 'unread') return undefined;
  if (leaf.kind === 'kept') return leaf.entry;
  return leaf.kind === 'found' ? entryOfFound(leaf) : entryOfMember(leaf);
}

function entryOfFound({ document, array, tensor }: Found): Kept {
  const source = takeArray(document, array.span);
  const memento: SourceMemento = { version: 1, ...source.memento(), options: {}, pinned: false };
  const place = source.place();
  source.dispose();
  const { name, shape, dtype } = tensor;
  return { key: keyOf(memento, name), name, place, shape, dtype, line: valuesLine(tensor), memento };
}

function entryOfMember({ session, info }: Member): Kept {
  const memento = session.memento(false);
  const { name, shape, dtype } = info;
  return { key: keyOf(memento, name), name, place: session.source.place(), shape, dtype, memento };
}
