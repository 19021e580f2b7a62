import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { BORDERS } from '../../scripts/lint/borders.mjs';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { '@typescript-eslint': tseslint.plugin },
    },
    ...BORDERS,
  ] as never,
});

async function isAllowed(filePath: string, code: string): Promise<boolean> {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  const others = messages.filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-restricted-imports');
  assert.deepEqual(others, []);
  return messages.length === 0;
}

const ALLOWED: readonly [string, string][] = [
  ['src/extension.ts', "import { a } from './host/commands';"],
  ['src/extension.ts', "import * as vscode from 'vscode';"],
  ['src/host/panel/x.ts', "import * as vscode from 'vscode';"],
  ['src/host/panel/x.ts', "import { a } from '../../engine';"],
  ['src/host/panel/x.ts', "import type { A } from '../../core/problem';"],
  ['src/engine/x.ts', "import { a } from '../core/readers';"],
  ['src/engine/x.ts', "import { connect } from '../protocol/rpc';"],
  ['src/engine/x.ts', "import { installFastKernels } from '../wasm';"],
  ['src/wasm/x.ts', "import { a } from '../core/kernels';"],
  ['src/engine/worker.node.ts', "import { parentPort } from 'node:worker_threads';"],
  ['src/protocol/x.ts', "import type { A } from '../core/problem';"],
  ['src/protocol/x.ts', "import type { A } from './engine';"],
  ['media/panel/x.ts', "import { decode } from '../../src/protocol/codec';"],
  ['media/panel/x.ts', "import type { A } from '../../src/protocol/engine';"],
  ['media/panel/x.ts', "import type { A } from '../../src/core/report';"],
  ['src/core/readers/x.ts', "import { Inflate } from 'fflate';"],
  ['src/core/readers/x.ts', "import { a } from '../tensor/tensor';"],
];

const FORBIDDEN: readonly [string, string][] = [
  ['src/core/x.ts', "import { fastKernels } from '../wasm';"],
  ['src/wasm/x.ts', "import { createService } from '../engine/service';"],
  ['src/core/x.ts', "import * as vscode from 'vscode';"],
  ['src/core/x.ts', "import { readFileSync } from 'node:fs';"],
  ['src/core/x.ts', "import { html } from 'lit';"],
  ['src/core/x.ts', "import type { A } from '../protocol/engine';"],
  ['src/core/readers/x.ts', "import type { A } from '../../engine';"],
  ['src/core/readers/x.ts', "import { translator } from '../../../l10n';"],
  ['src/protocol/x.ts', "import { a } from '../core/problem';"],
  ['src/protocol/x.ts', "import type { A } from '../host/session';"],
  ['src/engine/x.ts', "import * as vscode from 'vscode';"],
  ['src/engine/x.ts', "import { Worker } from 'node:worker_threads';"],
  ['src/engine/startWorker.node.ts', "import * as vscode from 'vscode';"],
  ['src/engine/x.ts', "import type { A } from '../host/session';"],
  ['src/host/x.ts', "import { a } from '../../media/format';"],
  ['src/host/x.ts', "import { sizeOf } from '../core/tensor/tensor';"],
  ['src/host/x.ts', "import { join } from 'node:path';"],
  ['media/panel/x.ts', "import type { A } from '../../src/host/session';"],
  ['media/panel/x.ts', "import type { A } from '../../src/engine/store';"],
  ['media/panel/x.ts', "import { sizeOf } from '../../src/core/tensor/tensor';"],
  ['media/x.ts', "import * as vscode from 'vscode';"],
];

describe('the borders of the house', () => {
  for (const [file, code] of ALLOWED) {
    it(`${file} may: ${code}`, async () => assert.equal(await isAllowed(file, code), true));
  }
  for (const [file, code] of FORBIDDEN) {
    it(`${file} may not: ${code}`, async () => assert.equal(await isAllowed(file, code), false));
  }
});
