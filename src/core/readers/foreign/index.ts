import type { Problem } from '../../problem';
import type { Source } from '../source';
import { foreignBytes } from './binaries';
import { foreignText } from './texts';

/** Says what a source is that no reader may take numbers from, though it has some: a pickle, a hex dump, XML. Undefined for all others. */
export function foreignTo(source: Source): Problem | undefined {
  return foreignBytes(source) ?? foreignText(source);
}
