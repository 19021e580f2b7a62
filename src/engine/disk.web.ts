import type { Files } from './byteFile';

/** A browser has no files that an engine could read by itself: their bytes come from the host. */
export const files: Files | undefined = undefined;
