import type { SourceMemento } from '../source/memento';
import { takeArray } from '../source/take';
import { valuesLine } from '../glance/line';
import type { Keeping } from './keeping';
import { keyOf, type Kept } from './kept';
import { uriOf } from '../offered/offeredSources';
import type { Found, Leaf, Member, Offered } from './node';

/** Pins a row of the tree; answers with what it is known by among the pins, undefined where there is no tensor. */
export function pin(keeping: Keeping, leaf: Leaf): string | undefined {
  const entry = entryOf(leaf);
  if (entry) keeping.pin(entry);
  return entry?.key;
}

function entryOf(leaf: Leaf): Kept | undefined {
  if (leaf.kind === 'unread') return undefined;
  if (leaf.kind === 'kept') return leaf.entry;
  if (leaf.kind === 'offered') return entryOfOffered(leaf);
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

// A pin says what it is of before anybody reads it: one whose source does not say so cannot be pinned.
function entryOfOffered({ id, label, tensor: { name, shape, dtype } }: Offered): Kept | undefined {
  if (!shape || !dtype) return undefined;
  const uri = uriOf(id, name).toString();
  const memento: SourceMemento = { version: 1, uri, taken: 'offered', pieces: [], options: {}, pinned: false };
  return { key: keyOf(memento, name), name, place: label, shape, dtype, memento };
}

function entryOfMember({ session, info }: Member): Kept {
  const memento = session.memento(false);
  const { name, shape, dtype } = info;
  return { key: keyOf(memento, name), name, place: session.source.place(), shape, dtype, memento };
}
