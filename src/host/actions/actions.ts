import { window } from 'vscode';
import type { ActionId, ActionRequest, PictureFile } from '../../protocol/actions';
import { CANCELLED, wireError } from '../../protocol/rpc';
import type { Action, ActionDeps, Target } from './context';
import { copyCode } from './copyCode';
import { copyReport, exportReport } from './exportReport';
import { openResult } from './openResult';
import { savePicture } from './picture';
import { replace } from './replace';
import { saveResult, saveTensor } from './saveResult';
import { applyStatistics, fitInput, saveRunning } from './statistics';

/** What can be done with a result, a file an action. */
const ACTIONS = {
  replace,
  openResult,
  saveResult,
  saveTensor,
  copyCode,
  exportReport,
  copyReport,
  fitInput,
  saveRunning,
  applyStatistics,
} as const satisfies Record<ActionId, Action>;

/** Runs actions and tells the user what went wrong. */
export class ActionRunner {
  constructor(private readonly deps: ActionDeps) {}

  /** Does what a panel asks for with what it shows. */
  async act({ id, tensor, scheme, choice }: ActionRequest, place: Omit<Target, 'tensor' | 'scheme'>): Promise<void> {
    await this.#told(() => ACTIONS[id](this.deps, { ...place, tensor, scheme }, choice));
  }

  /** Does something with what a session shows last. */
  async run(id: ActionId, place: Omit<Target, 'tensor' | 'scheme'>): Promise<void> {
    const { shown } = place.session;
    if (shown) await this.act({ id, ...shown }, place);
    else void window.showInformationMessage(this.deps.say('action.noTarget'));
  }

  async savePicture(picture: PictureFile, place: Omit<Target, 'tensor' | 'scheme'>): Promise<void> {
    const { tensor = '', scheme = { scheme: 'input' } } = place.session.shown ?? {};
    await this.#told(() => savePicture(this.deps, { ...place, tensor, scheme }, picture));
  }

  async #told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code, args } = wireError(error);
      if (code === CANCELLED) return;
      const said = code === 'panel.stale' ? 'action.stale' : code;
      void window.showErrorMessage(this.deps.say(said, args));
    }
  }
}
