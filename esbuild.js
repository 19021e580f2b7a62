// @ts-check
// Bundles what runs into dist/ and, with --tests, the extension-host suite into out/.
//   --production  minified, without source maps     --watch  again at every change
const { copyFileSync, mkdirSync, rmSync, watch: watchFolder, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** @satisfies {Record<string, import('esbuild').BuildOptions>} */
const TARGETS = {
  node: { platform: 'node', format: 'cjs', target: 'node20', external: ['vscode', 'mocha'] },
  web: { platform: 'browser', format: 'cjs', target: 'es2022', external: ['vscode'] },
  webWorker: { platform: 'browser', format: 'iife', target: 'es2022' },
  page: { platform: 'browser', format: 'iife', target: 'es2022' },
};

/** @typedef {{ out: string, entry: string, target: keyof typeof TARGETS }} Bundle */
/** @type {Bundle[]} */
const PRODUCT = [
  { out: 'dist/extension', entry: 'src/extension.ts', target: 'node' },
  { out: 'dist/extension.web', entry: 'src/extension.ts', target: 'web' },
  { out: 'dist/worker', entry: 'src/engine/worker.node.ts', target: 'node' },
  { out: 'dist/worker.web', entry: 'src/engine/worker.web.ts', target: 'webWorker' },
  { out: 'dist/panel', entry: 'media/panel/main.ts', target: 'page' },
  { out: 'dist/formulas', entry: 'media/formulas.ts', target: 'page' },
  { out: 'dist/inspector', entry: 'media/inspector/main.ts', target: 'page' },
  { out: 'dist/compare', entry: 'media/compare/main.ts', target: 'page' },
];
/** @type {Bundle[]} */
const TESTS = [
  { out: 'out/host/node', entry: 'test/host/index.ts', target: 'node' },
  { out: 'out/host/web', entry: 'test/host/index.ts', target: 'web' },
  { out: 'out/companion/extension', entry: 'test/host/companion/extension.ts', target: 'web' },
];
const CODICONS = ['codicon.ttf'];

async function main() {
  const { platformFiles } = await import('./scripts/build/platform.mjs');
  const { allSpecs } = await import('./scripts/build/specs.mjs');
  const { ASSEMBLY, ensureWasm } = await import('./scripts/build/wasm.mjs');
  await ensureWasm();
  const specs = allSpecs(join(__dirname, 'test/host/specs'));

  /** @param {Bundle} bundle @returns {import('esbuild').BuildOptions} */
  const options = ({ out, entry, target }) => ({
    ...TARGETS[target],
    absWorkingDir: __dirname,
    entryPoints: [{ in: entry, out }],
    outdir: '.',
    bundle: true,
    minify: production,
    sourcemap: !production,
    logLevel: watch ? 'info' : 'warning',
    // The licences are gathered in dist/licenses.txt.
    legalComments: 'none',
    metafile: true,
    loader: { '.ttf': 'file' },
    assetNames: 'dist/[name]',
    plugins: [platformFiles(target === 'node' ? 'node' : 'web'), specs],
    ...(out === 'out/host/web' && browserTest),
  });
  /** Node's assert and what that needs of Node, for the suite in the browser's extension host. */
  const browserTest = {
    alias: { 'node:assert/strict': join(__dirname, 'test/host/assertStrict.web.ts') },
    define: { process: '{"env":{}}', global: 'globalThis' },
  };

  copyCodicons();
  if (tests) copyCompanion();
  const bundles = [...PRODUCT, ...(tests ? TESTS : [])];
  if (watch) {
    const contexts = await Promise.all(bundles.map((bundle) => esbuild.context(options(bundle))));
    await Promise.all(contexts.map((context) => context.watch()));
    watchFolder(ASSEMBLY, () => void ensureWasm().catch((error) => console.error(error.message)));
    return;
  }
  const builds = await Promise.allSettled(bundles.map((bundle) => esbuild.build(options(bundle))));
  const built = builds.flatMap((build) =>
    build.status === 'fulfilled' ? [build.value.metafile ?? { inputs: {}, outputs: {} }] : [],
  );
  // esbuild has said what is wrong.
  if (built.length < builds.length) process.exitCode = 1;
  const { notices } = await import('./scripts/build/notices.mjs');
  writeFileSync(join(__dirname, 'dist/licenses.txt'), notices(__dirname, built, ['node_modules/@vscode/codicons']));
}

function copyCodicons() {
  const dist = join(__dirname, 'dist');
  // What an earlier build left there must not be shipped.
  if (production) rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const file of CODICONS) copyFileSync(require.resolve(`@vscode/codicons/dist/${file}`), join(dist, file));
}

// The second extension of the suite: a folder of its own, as it would be installed.
function copyCompanion() {
  const folder = join(__dirname, 'out/companion');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(__dirname, 'test/host/companion/package.json'), join(folder, 'package.json'));
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
