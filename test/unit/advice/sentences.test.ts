import assert from 'node:assert/strict';
import { CATALOGUES, LANGUAGES, translator } from '../../../l10n';
import { FINDING_CODES } from '../../../src/core/advice/codes';
import { find, findings, made } from './data';

describe('the sentences of advice', () => {
  it('are there for every code, and for no other', () => {
    for (const language of LANGUAGES) {
      const written = Object.keys(CATALOGUES[language]).filter((key) => key.startsWith('advice.'));
      assert.deepEqual(written.sort(), FINDING_CODES.map((code) => `advice.${code}`).sort());
    }
  });

  it('tell a batch of 4 with its numbers and a remedy', () => {
    const finding = find(findings(made([4, 3], 1), [4, 3], { scheme: 'batch' }), 'batch.small');
    assert.match(translator('en')('advice.batch.small', finding?.args), /only 4 values.*±82%.*larger batch/);
    assert.match(translator('ko')('advice.batch.small', finding?.args), /4개.*±82%.*배치를 키우거나/);
  });

  it('fill every placeholder: no sentence of a finding holds braces, undefined or NaN', () => {
    const shape = [6, 4, 8, 8];
    const values = made(
      shape,
      2,
      (x, [n, c, h, w]) => [50 * x, Math.sin(h / 2 + w / 3) + 1e-3 * n, 0, n === 0 ? NaN : 3e-4 * x][c],
    );
    const all = (['input', 'batch', 'layer', 'instance', 'group', 'rms'] as const).flatMap((scheme) => [
      ...findings(values, shape, { scheme, normalizedNdim: 3, numGroups: 2 }),
      ...findings(values, shape, { scheme, nanPolicy: 'propagate', numGroups: 2 }),
    ]);
    assert.ok(new Set(all.map(({ code }) => code)).size >= 8);
    for (const { code, args } of all) {
      for (const language of LANGUAGES) {
        const sentence = translator(language)(`advice.${code}`, args);
        assert.doesNotMatch(sentence, /[{}]|undefined|NaN %|NaN%/, sentence);
      }
    }
  });
});
