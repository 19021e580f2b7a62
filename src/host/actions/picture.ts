import type { PictureFile } from '../../protocol/actions';
import type { ActionDeps, Target } from './context';
import { fileName, save } from './save';

/** A chart as a file. */
export async function savePicture(
  deps: ActionDeps,
  target: Target,
  { name, format, data }: PictureFile,
): Promise<void> {
  await save(deps, target, {
    name: fileName(target, name, format),
    filters: { [format.toUpperCase()]: [format] },
    make: () => (format === 'svg' ? new TextEncoder().encode(data) : bytesOf(data)),
  });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
