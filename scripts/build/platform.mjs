// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets a file have one form for each platform: an import of `./startWorker` finds `startWorker.node.ts` in the
 * bundles for Node and `startWorker.web.ts` in those for the browser.
 * @param {'node' | 'web'} platform @returns {import('esbuild').Plugin}
 */
export function platformFiles(platform) {
  return {
    name: 'platform-files',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const file = join(resolveDir, `${path}.${platform}.ts`);
        return existsSync(file) ? { path: file } : undefined;
      });
    },
  };
}
