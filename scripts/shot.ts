// Looks at the extension in a real VS Code, and writes what is to be seen as a PNG:
//   npm run shot -- --file iris.csv --command "Normscope: Inspect Selection" --theme light --out /tmp/iris.png
import { parseArgs } from 'node:util';
import { openVSCode, THEME_KINDS, type Session, type ThemeKind } from '../test/webview/harness';
import { endTreesOnInterrupt } from './setup/processes.mjs';
import { ensureServer } from './setup/server.mjs';

const USAGE = `--file PATH        a file of the folder to open
--text TEXT        or an untitled document that holds this
--select TEXT      what to select in it
--goto LINE:COLUMN or where to put the cursor
--command TITLE    a command to run, by its full title; may be repeated
--click SELECTOR   what to click in the panel then; may be repeated
--theme KIND       ${THEME_KINDS.join(', ')}; may be repeated
--setting KEY=JSON may be repeated
--size WIDTHxHEIGHT (1440x900)   --wait MS (1500)   --folder DIR (samples)   --out FILE.png`;

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    text: { type: 'string' },
    select: { type: 'string' },
    goto: { type: 'string' },
    command: { type: 'string', multiple: true, default: [] },
    click: { type: 'string', multiple: true, default: [] },
    theme: { type: 'string', multiple: true, default: ['dark'] },
    setting: { type: 'string', multiple: true, default: [] },
    size: { type: 'string', default: '1440x900' },
    wait: { type: 'string', default: '1500' },
    folder: { type: 'string', default: 'samples' },
    out: { type: 'string', default: 'screenshots/shot.png' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(USAGE);
  const themes = values.theme.map(themeKind);
  const [width, height] = values.size.split('x').map(Number);
  const settings = Object.fromEntries(values.setting.map(keyAndValue));
  await ensureServer();
  const { vscode, close } = await openVSCode({ folder: values.folder, size: { width, height }, settings });
  try {
    await act(vscode);
    for (const theme of themes) {
      await vscode.setTheme(theme);
      await vscode.page.waitForTimeout(Number(values.wait));
      const path = themes.length === 1 ? values.out : values.out.replace(/(\.png)?$/, `-${theme}.png`);
      await vscode.page.screenshot({ path });
      console.log(path);
    }
  } finally {
    await close();
  }
}

async function act(vscode: Session['vscode']): Promise<void> {
  if (values.file) await vscode.openFile(values.file);
  if (values.text) await vscode.newFile(values.text);
  if (values.select && values.file) await vscode.selectText(values.file, values.select);
  if (values.goto) {
    const [line, column] = values.goto.split(':').map(Number);
    await vscode.goTo({ line, column });
  }
  for (const command of values.command) await vscode.runCommand(command);
  for (const selector of values.click) await vscode.panelFrame().locator(selector).first().click();
}

function themeKind(name: string): ThemeKind {
  const kind = THEME_KINDS.find((known) => known === name);
  if (!kind) throw new Error(`--theme ${name}: one of ${THEME_KINDS.join(', ')}`);
  return kind;
}

function keyAndValue(setting: string): [string, unknown] {
  const at = setting.indexOf('=');
  if (at < 0) throw new Error(`--setting ${setting}: KEY=JSON`);
  return [setting.slice(0, at), JSON.parse(setting.slice(at + 1)) as unknown];
}

endTreesOnInterrupt();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
