import { Uri, window, workspace } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import type { Translate } from '../../l10n';
import { createEngine, type EngineClient, type LossReason } from '../engine';
import { files } from '../engine/disk';
import { PROGRAM, startWorker } from '../engine/startWorker';

/** Starts the engine of this window. The user is told when a worker died, and the log of everything. */
export function startEngine(extension: Uri, log: LogOutputChannel, say: Translate): EngineClient {
  const uri = Uri.joinPath(extension, 'dist', PROGRAM);
  const program = { path: uri.fsPath, read: async () => workspace.fs.readFile(uri) };
  const engine = createEngine({
    files,
    startWorker: (name) => startWorker(program, name),
    onFallback: (detail) => log.warn(`no worker, computing on the calling thread: ${detail}`),
  });
  engine.onLost((reason, detail) => {
    log.warn(`worker lost: ${reason}, ${detail}`);
    const code = TELL[reason];
    if (code) void window.showWarningMessage(say(code, { detail }));
  });
  return engine;
}

/** What the user is told. Ending work that was cancelled is what the user wanted. */
const TELL = {
  died: 'engine.workerDied',
  timeout: 'engine.timeout',
  cancelled: undefined,
} as const satisfies Record<LossReason, string | undefined>;
