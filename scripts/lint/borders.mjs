// @ts-check
// The borders of the house (CONTRIBUTING, "The house"): arrows point down only.

/** @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Border */

/** @param {string} area a relative import that reaches into it from outside */
const into = (area) => `^(\\.\\./)+(src/)?${area}(/|$)`;

/** @param {string} from @param {string} area @returns {Border} */
const never = (from, area) => ({ regex: into(area), message: `${from} never sees ${area}: arrows point down only.` });

/** @param {string} from @returns {Border} */
const onlyTypesOfCore = (from) => ({
  regex: into('core'),
  message: `${from} knows the core's types only.`,
  allowTypeImports: true,
});

/** @type {Border} */
const NO_NODE = { regex: '^node:', message: 'This also runs where there is no Node.' };
/** @type {Border} */
const NO_VSCODE = { regex: '^vscode$', message: 'Only src/host and src/extension.ts know VS Code.' };
/** @type {Border} */
const CORE_STANDS_ALONE = { regex: '^(?!fflate$)[^.]', message: 'The core is pure: no packages but fflate (inflate).' };

/** @param {string} from @param {readonly string[]} areas */
const neverAny = (from, areas) => areas.map((area) => never(from, area));

/** @type {readonly { files: string[], ignores?: string[], borders: readonly Border[] }[]} */
const AREAS = [
  {
    files: ['src/core/**'],
    borders: [
      CORE_STANDS_ALONE,
      ...neverAny('core', ['wasm', 'protocol', 'engine', 'host', 'media', 'l10n', 'extension']),
    ],
  },
  {
    files: ['src/wasm/**'],
    borders: [NO_NODE, NO_VSCODE, ...neverAny('wasm', ['protocol', 'engine', 'host', 'media', 'l10n', 'extension'])],
  },
  {
    files: ['src/protocol/**'],
    borders: [
      NO_NODE,
      NO_VSCODE,
      onlyTypesOfCore('protocol'),
      ...neverAny('protocol', ['wasm', 'engine', 'host', 'media']),
    ],
  },
  {
    files: ['src/engine/**'],
    ignores: ['src/engine/*.node.ts'],
    borders: [NO_NODE, NO_VSCODE, ...neverAny('engine', ['host', 'media', 'l10n', 'extension'])],
  },
  {
    files: ['src/engine/*.node.ts'],
    borders: [NO_VSCODE, ...neverAny('engine', ['host', 'media', 'l10n', 'extension'])],
  },
  {
    files: ['src/host/**'],
    borders: [NO_NODE, onlyTypesOfCore('host'), ...neverAny('host', ['wasm', 'media', 'extension'])],
  },
  {
    files: ['src/extension.ts'],
    borders: [NO_NODE, onlyTypesOfCore('extension'), ...neverAny('extension', ['media'])],
  },
  {
    files: ['media/**/*.ts'],
    borders: [NO_NODE, NO_VSCODE, onlyTypesOfCore('media'), ...neverAny('media', ['engine', 'host', 'extension'])],
  },
  {
    files: ['l10n/**/*.ts'],
    borders: [NO_NODE, NO_VSCODE, onlyTypesOfCore('l10n'), ...neverAny('l10n', ['engine', 'host', 'media'])],
  },
];

/** The borders as ESLint's configuration. @type {import('eslint').Linter.Config[]} */
export const BORDERS = AREAS.map(({ files, ignores = [], borders }) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...borders] }] },
}));
