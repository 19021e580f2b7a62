import type { Problem } from '../problem';
import { wholeSpan } from './excerpt';
import type { Source } from './source';

/** A binary file that came as text: an editor's decoding loses bytes for good, so that its numbers would be wrong. */
export function openedAsText(source: Source, ending: string): Problem {
  return { code: 'binary.text', severity: 'error', args: { ending }, span: wholeSpan(source.bytes) };
}
