import assert from 'node:assert/strict';
import { BROWSER_NEEDS, ensurePackages } from '../../scripts/setup/debian.mjs';
import { Programs } from './programs';

const ABSENT = { packages: ['one', 'two'], isPresent: () => false };
const PRESENT = { packages: ['three'], isPresent: () => true };

describe('Debian packages', function () {
  if (process.platform !== 'linux') return;
  const before = { ...process.env };
  let programs: Programs;
  beforeEach(() => {
    programs = new Programs();
    // Nothing but the programs of the test: neither a browser nor fonts, as on a bare machine.
    process.env.PATH = programs.folder;
    delete process.env.CHROMIUM_PATH;
  });
  afterEach(() => {
    process.env.PATH = before.PATH;
    if (before.CHROMIUM_PATH) process.env.CHROMIUM_PATH = before.CHROMIUM_PATH;
    programs.remove();
  });

  it('are installed after the lists are brought up to date, those that are missing and no others', async () => {
    programs.add('apt-get');
    programs.add('sudo', 'shift; exec "$@"');
    await ensurePackages([ABSENT, PRESENT]);
    const calls = programs.calls.filter((call) => call.startsWith('apt-get'));
    assert.deepEqual(calls, ['apt-get update -q', 'apt-get install -y -q --no-install-recommends one two']);
  });

  it('are left alone when nothing is missing', async () => {
    programs.add('apt-get');
    await ensurePackages([PRESENT]);
    assert.deepEqual(programs.calls, []);
  });

  it('of a bare machine are Chromium and fonts for English and Korean', async () => {
    programs.add('apt-get');
    programs.add('sudo', 'shift; exec "$@"');
    await ensurePackages(BROWSER_NEEDS);
    assert.match(programs.calls.at(-1) ?? '', / chromium fontconfig fonts-dejavu-core fonts-noto-cjk$/);
  });

  it('are not asked for where there is no apt-get: the message says what to install', async () => {
    await assert.rejects(ensurePackages([ABSENT]), /no apt-get[^]*apt-get install one two[^]*CHROMIUM_PATH/);
  });

  it('that cannot be installed stop the set-up with what apt-get said', async () => {
    programs.add('apt-get', 'echo "Unable to locate package one"; exit 100');
    programs.add('sudo', 'shift; exec "$@"');
    await assert.rejects(ensurePackages([ABSENT]), /ended with code 100[^]*Unable to locate package one/);
  });
});
