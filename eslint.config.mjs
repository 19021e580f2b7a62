// @ts-check
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { BORDERS } from './scripts/lint/borders.mjs';

// The habits of the house: functions near a screen's third, files near 200 lines. What is beyond these limits is
// not long but wrong.
/** @type {import('eslint').Linter.RulesRecord} */
const HABITS = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
  complexity: ['error', 20],
  'max-depth': ['error', 4],
  'max-params': ['error', 6],
  eqeqeq: 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-restricted-syntax': [
    'error',
    {
      selector: 'AssignmentExpression > [property.name=/^(inner|outer)HTML$/]',
      message: 'No HTML is built from input.',
    },
  ],
};

/** @type {import('eslint').Linter.RulesRecord} */
const TYPED = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  // Characters are compared with the codes that a const enum names.
  '@typescript-eslint/no-unsafe-enum-comparison': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'coverage/', 'screenshots/', 'samples/', 'test/fixtures/'] },
  // AssemblyScript, and what is made of it.
  { ignores: ['src/wasm/assembly/', '**/*.generated.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: HABITS },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: TYPED,
  },
  {
    // A `describe` holds many specifications, each short.
    files: ['test/**'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A fake answers as the real one does: with a promise.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.mjs', 'esbuild.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearTimeout: 'readonly',
        clearInterval: 'readonly',
        globalThis: 'readonly',
      },
    },
  },
  { files: ['esbuild.js'], languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } } },
  {
    files: ['bench/**/extension.js'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', exports: 'readonly' } },
  },
  ...BORDERS,
);
