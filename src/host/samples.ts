import { commands, Uri, window, workspace } from 'vscode';
import type { Disposable, QuickPickItem } from 'vscode';
import type { Translate } from '../../l10n';
import { unreadable } from './source/names';
import { wireError } from '../protocol/rpc';

export interface SamplesDeps {
  /** Where the extension is installed. */
  readonly extension: Uri;
  /** Where it may keep files of its own. */
  readonly storage: Uri;
  readonly version: string;
  readonly say: Translate;
}

/** The samples that come with the extension, and what there is to see in each. */
export const SAMPLES = {
  'iris.csv': 'sample.iris',
  'activations.json': 'sample.activations',
  'layers.json': 'sample.layers',
  'printed.py': 'sample.printed',
  'embeddings.npy': 'sample.embeddings',
  'checkpoint.npz': 'sample.checkpoint',
  'model.safetensors': 'sample.model',
  'bad.csv': 'sample.badTable',
  'bad.json': 'sample.badJson',
  'cut-off.json': 'sample.cutOff',
} as const satisfies Record<string, string>;

type Sample = keyof typeof SAMPLES;

/** What the walkthrough goes on to do with a sample: its own page has the focus until then. */
const THEN: Readonly<Record<string, string>> = {
  inspect: 'normscope.inspect',
  replace: 'normscope.normalizeAndReplace',
};

/** The command that opens a sample: the one that is named, as the walkthrough does, or one to be picked. */
export function registerSamples(deps: SamplesDeps): Disposable {
  return commands.registerCommand('normscope.openSample', async (named?: unknown, then?: unknown) => {
    const sample = NAMES.find((name) => name === named) ?? (await picked(deps));
    if (sample) await open(deps, sample);
    const command = typeof then === 'string' ? THEN[then] : undefined;
    if (sample && command) await commands.executeCommand(command);
  });
}

const NAMES = Object.keys(SAMPLES) as readonly Sample[];

async function picked({ say }: SamplesDeps): Promise<Sample | undefined> {
  const items = NAMES.map((name): QuickPickItem & { readonly name: Sample } => ({
    name,
    label: name,
    detail: say(SAMPLES[name]),
  }));
  return (await window.showQuickPick(items, { placeHolder: say('sample.pick'), matchOnDetail: true }))?.name;
}

async function open(deps: SamplesDeps, sample: Sample): Promise<void> {
  const own = Uri.joinPath(deps.storage, 'samples', deps.version, sample);
  try {
    if (!isOpen(own)) await copy(Uri.joinPath(deps.extension, 'samples', sample), own);
    await commands.executeCommand('vscode.open', own);
  } catch (error) {
    const { code, args } = wireError(error);
    void window.showWarningMessage(deps.say(code, args));
  }
}

// A copy, so that numbers can be replaced in it; a fresh one, unless it is being looked at.
async function copy(from: Uri, to: Uri): Promise<void> {
  try {
    await workspace.fs.writeFile(to, await workspace.fs.readFile(from));
  } catch (error) {
    throw unreadable(from, error);
  }
}

function isOpen(uri: Uri): boolean {
  const address = uri.toString();
  const inTab = window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => (input as { readonly uri?: Uri } | undefined)?.uri?.toString() === address),
  );
  return inTab || workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === address);
}
