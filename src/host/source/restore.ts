import { Uri, workspace } from 'vscode';
import type { Span } from '../../core/problem';
import { OfferedSource } from '../offered/offeredSource';
import type { OfferedSources } from '../offered/offeredSources';
import { FileSource } from './fileSource';
import { findAgain } from './fingerprint';
import type { SourceMemento } from './memento';
import { unreadable } from './names';
import type { Source } from './source';
import { takeAround, takeWhole } from './take';
import { TextSource } from './textSource';

/**
 * The source that a memento speaks of. A text that has moved is found again; one that has changed is
 * read as the array around the place where it was. Rejects with a CodedError when the document is gone.
 */
export async function restoreSource({ uri, taken, pieces }: SourceMemento, offered: OfferedSources): Promise<Source> {
  const address = Uri.parse(uri, true);
  if (taken === 'offered') return new OfferedSource(address, offered);
  if (taken === 'file') return new FileSource(address);
  const document = await open(address);
  if (taken === 'whole' || pieces.length === 0) return takeWhole(document);
  const text = document.getText();
  const found = pieces.map(({ start, print }) => findAgain(text, print, start));
  if (found.every(isSpan)) return new TextSource(document, taken, found);
  return takeAround(document, Math.min(pieces[0].start + 1, text.length));
}

function isSpan(span: Span | undefined): span is Span {
  return span !== undefined;
}

async function open(uri: Uri) {
  try {
    return await workspace.openTextDocument(uri);
  } catch (error) {
    throw unreadable(uri, error);
  }
}
