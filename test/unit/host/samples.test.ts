import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json';

const ROOT = join(__dirname, '../../..');
const [walkthrough] = manifest.contributes.walkthroughs;

describe('the walkthrough', () => {
  it('has four steps, each with a picture that there is, in the colours of the theme alone', () => {
    assert.equal(walkthrough.steps.length, 4);
    for (const { media } of walkthrough.steps) {
      const file = join(ROOT, media.svg);
      assert.ok(existsSync(file), media.svg);
      const picture = readFileSync(file, 'utf8');
      // The page of the walkthrough lets no style attributes in.
      assert.doesNotMatch(picture, /style=|<style|<script/);
      for (const [paint] of picture.matchAll(/(?<=(?:fill|stroke)=")[^"]*/g))
        assert.match(paint, /^(var\(--vscode-|none$|transparent$)/, media.svg);
    }
  });

  it('leads only to commands that there are, and is completed by them', () => {
    const known = manifest.contributes.commands.map(({ command }) => command);
    const isKnown = (command: string): boolean => known.includes(command) || /^normscope\.\w+\.focus$/.test(command);
    for (const file of ['package.nls.json', 'package.nls.ko.json']) {
      const links = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\(command:(normscope[\w.]+)/g)];
      assert.ok(links.length > walkthrough.steps.length, file);
      for (const [, command] of links) assert.ok(isKnown(command), `${file}: ${command}`);
    }
    const events = walkthrough.steps.flatMap(({ completionEvents }) => completionEvents);
    for (const command of events.flatMap((event) => /^onCommand:(.*)/.exec(event)?.[1] ?? []))
      assert.ok(isKnown(command), command);
  });
});

describe('the samples', () => {
  it('are all offered, and none that is not there', () => {
    const source = readFileSync(join(ROOT, 'src/host/samples.ts'), 'utf8');
    const offered = [...source.matchAll(/^ {2}'([\w.-]+)': 'sample\./gm)].map(([, name]) => name);
    const there = readdirSync(join(ROOT, 'samples')).filter((name) => name !== 'README.md');
    assert.deepEqual(offered.sort(), there.sort());
  });
});
