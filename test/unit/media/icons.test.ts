import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ICONS } from '../../../media/icons';

const library = readFileSync(createRequire(__filename).resolve('@vscode/codicons/dist/codiconsLibrary.ts'), 'utf8');

describe('the icons', () => {
  for (const [name, point] of Object.entries(ICONS)) {
    it(`${name} is where the font has it`, () => {
      assert.ok(library.includes(`register('${name}', 0x${point.toString(16)})`));
    });
  }
});
