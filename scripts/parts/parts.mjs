// @ts-check
// The parts of `npm test`, in the order in which they run within their lane: the quickest to fail first.

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {'checks' | 'windows'} lane  the two lanes run side by side: one mostly computes, the other mostly waits
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
    lane: 'checks',
    minutes: 8,
    commands: ['src/core', '.', 'media', 'test', 'scripts', 'bench'].map((project) => npx('tsc', '-p', project)),
    counts: 'commands',
  },
  lint: {
    title: 'Lint: the borders and habits of the house',
    lane: 'checks',
    minutes: 8,
    commands: [script('lint')],
    counts: 'commands',
  },
  format: { title: 'Format', lane: 'checks', minutes: 2, commands: [script('format:check')], counts: 'commands' },
  package: {
    title: 'The VSIX: builds, and holds only what runs',
    lane: 'windows',
    minutes: 3,
    commands: [node('scripts/package.mjs')],
    counts: 'commands',
  },
  unit: { title: 'Unit tests', lane: 'checks', minutes: 5, commands: [script('test:unit')], counts: 'mocha' },
  engine: {
    title: 'The engine: real workers, threads and files',
    lane: 'checks',
    minutes: 5,
    commands: [script('test:engine')],
    counts: 'mocha',
  },
  conformance: {
    title: "Other people's test data",
    lane: 'checks',
    minutes: 5,
    commands: [script('test:conformance')],
    counts: 'mocha',
  },
  host: {
    title: 'Extension host: in a real VS Code',
    lane: 'windows',
    minutes: 8,
    commands: [script('test:host')],
    counts: 'mocha',
    needs: 'browser',
  },
  'host:web': {
    title: "Extension host: in the browser's, as on vscode.dev",
    lane: 'windows',
    minutes: 8,
    commands: [script('test:host:web')],
    counts: 'mocha',
    needs: 'browser',
  },
  webview: {
    title: 'Webviews: in a real VS Code with the VSIX installed',
    lane: 'windows',
    minutes: 12,
    commands: [script('test:webview')],
    counts: 'mocha',
    needs: 'browser',
  },
  tooling: {
    title: 'npm start, and the scripts behind it',
    lane: 'windows',
    minutes: 4,
    commands: [script('test:tooling')],
    counts: 'mocha',
    needs: 'server',
  },
};
