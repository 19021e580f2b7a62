// @ts-check
import { readdirSync } from 'node:fs';

/**
 * `import 'normscope:specs'` runs every `*.test.ts` of a folder: found when built, so that none is forgotten.
 * `SPECS=assistant` takes those alone whose name matches.
 * @param {string} folder @returns {import('esbuild').Plugin}
 */
export function allSpecs(folder) {
  return {
    name: 'all-specs',
    setup(build) {
      build.onResolve({ filter: /^normscope:specs$/ }, ({ path }) => ({ path, namespace: 'specs' }));
      build.onLoad({ filter: /.*/, namespace: 'specs' }, () => {
        const wanted = new RegExp(process.env.SPECS ?? '');
        const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
          (name) => name.endsWith('.test.ts') && wanted.test(name),
        );
        const imports = names.sort().map((name) => `import './${name.replaceAll('\\', '/')}';`);
        return { contents: imports.join('\n'), resolveDir: folder, watchDirs: [folder] };
      });
    },
  };
}
