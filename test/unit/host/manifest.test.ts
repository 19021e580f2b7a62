import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../../l10n';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly customEditors: readonly { readonly selector: readonly { readonly filenamePattern: string }[] }[];
  };
}

const ROOT = join(__dirname, '../../..');
const TEXT = readFileSync(join(ROOT, 'package.json'), 'utf8');
const { contributes } = JSON.parse(TEXT) as Manifest;

/** The pattern that a `when` clause holds a file's ending against. */
function endings({ when = '' }: MenuItem): RegExp {
  const [, source, flags] = /resourceExtname =~ \/(.+?)\/([a-z]*)(?: |$)/.exec(when) ?? [];
  assert.ok(source, `no resourceExtname in: ${when}`);
  return new RegExp(source, flags);
}

describe('the manifest', () => {
  it('says where each command is offered in the palette', () => {
    const offered = contributes.menus.commandPalette.map(({ command }) => command);
    assert.deepEqual(offered.sort(), contributes.commands.map(({ command }) => command).sort());
  });

  it('has in its menus only commands and submenus that there are', () => {
    const known = [...contributes.commands.map(({ command }) => command), ...contributes.submenus.map(({ id }) => id)];
    for (const { command, submenu } of Object.values(contributes.menus).flat())
      assert.ok(known.includes(command ?? submenu ?? ''), command ?? submenu);
  });

  it('has a word for each of its keys in every language, and no others', () => {
    const keys = [...TEXT.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    for (const language of LANGUAGES) {
      const file = language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`;
      const words = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, string>;
      assert.deepEqual(Object.keys(words).sort(), [...new Set(keys)].sort(), file);
    }
  });

  it('offers in the explorer the files that the tensor editor opens, whatever the case of their ending', () => {
    const [item] = contributes.menus['explorer/context'];
    const patterns = contributes.customEditors.flatMap(({ selector }) => selector);
    for (const { filenamePattern } of patterns) {
      const ending = filenamePattern.slice(1);
      assert.match(ending, endings(item));
      assert.match(ending.toUpperCase(), endings(item));
    }
  });

  it('offers its submenu in the texts that it reads, whatever the case of their ending', () => {
    const [item] = contributes.menus['editor/context'];
    for (const ending of ['.json', '.ndjson', '.csv', '.TSV', '.CSV', '.txt']) assert.match(ending, endings(item));
    assert.doesNotMatch('.csvx', endings(item));
  });
});
