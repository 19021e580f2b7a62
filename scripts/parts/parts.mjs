// @ts-check
// The parts of `npm test`, in the order in which they run: the quickest to fail first.

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {number} minutes      after which it is ended, with all that it started
 * @property {readonly (readonly string[])[]} commands  npm scripts or Node's arguments, see `argv`
 * @property {'commands' | 'mocha'} counts   each command that succeeds, or the tests that Mocha reports
 * @property {'server' | 'browser'} [needs]  what has to be brought first
 */

/** @param {...string} args */
const node = (...args) => ['node', ...args];
/** @param {...string} args */
const npx = (...args) => ['npx', '--no-install', ...args];
/** @param {string} name */
const script = (name) => ['npm', 'run', '--silent', name];

/** @satisfies {Record<string, Part>} */
export const PARTS = {
  types: {
    title: 'Types: core, host, media, tests, scripts, bench',
    minutes: 8,
    commands: ['src/core', '.', 'media', 'test', 'scripts', 'bench'].map((project) => npx('tsc', '-p', project)),
    counts: 'commands',
  },
  lint: {
    title: 'Lint: the borders and habits of the house',
    minutes: 8,
    commands: [script('lint')],
    counts: 'commands',
  },
  format: { title: 'Format', minutes: 2, commands: [script('format:check')], counts: 'commands' },
  package: {
    title: 'The VSIX: builds, and holds only what runs',
    minutes: 3,
    commands: [node('scripts/package.mjs')],
    counts: 'commands',
  },
  unit: { title: 'Unit tests', minutes: 5, commands: [script('test:unit')], counts: 'mocha' },
  conformance: {
    title: "Other people's test data",
    minutes: 5,
    commands: [script('test:conformance')],
    counts: 'mocha',
  },
  host: {
    title: 'Extension host: in a real VS Code',
    minutes: 8,
    commands: [script('test:host')],
    counts: 'mocha',
    needs: 'browser',
  },
  'host:web': {
    title: "Extension host: in the browser's, as on vscode.dev",
    minutes: 8,
    commands: [script('test:host:web')],
    counts: 'mocha',
    needs: 'browser',
  },
  webview: {
    title: 'Webviews: in a real VS Code with the VSIX installed',
    minutes: 12,
    commands: [script('test:webview')],
    counts: 'mocha',
    needs: 'browser',
  },
  tooling: {
    title: 'npm start, and the scripts behind it',
    minutes: 4,
    commands: [script('test:tooling')],
    counts: 'mocha',
    needs: 'server',
  },
};
