import { commands, window } from 'vscode';
import type { ActionId, ActionRequest, PictureFile } from '../../protocol/actions';
import { CANCELLED, wireError } from '../../protocol/rpc';
import type { Action, ActionDeps, Target } from './context';
import { copyCode } from './copyCode';
import { copyReport, exportReport } from './exportReport';
import { openResult } from './openResult';
import { savePicture } from './picture';
import { replace, replaceAll } from './replace';
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

/** How long a command waits for the page to have something to show, in milliseconds. */
const PATIENCE = 5000;

/** Where an action is asked for: a session, or a panel, which shows one. */
type Place = Pick<Target, 'session' | 'pictures'>;

/** A tensor under a scheme. */
type Shown = Pick<Target, 'tensor' | 'scheme'>;

/** Runs actions and tells the user what went wrong. */
export class ActionRunner {
  constructor(private readonly deps: ActionDeps) {}

  /** Does what a panel asks for with what it shows. */
  async act({ id, tensor, scheme, choice }: ActionRequest, place: Place): Promise<void> {
    await this.#told(() => ACTIONS[id](this.deps, targetAt(place, tensor, scheme), choice));
  }

  /** Replaces the numbers of several tensors of a session by their results, in one undo step. */
  async replaceAll(shown: readonly [Shown, ...Shown[]], place: Place): Promise<void> {
    const [first, ...rest] = shown.map(({ tensor, scheme }) => targetAt(place, tensor, scheme));
    await this.#told(() => replaceAll(this.deps, [first, ...rest]));
  }

  /** Does something with what a session shows last. */
  async run(id: ActionId, place: Place): Promise<void> {
    // What was typed a moment ago counts: its reading comes first, and what the page then shows of it.
    await place.session.upToDate();
    const shown = await place.session.whenShown(PATIENCE);
    if (shown) await this.act({ id, ...shown }, place);
    else void window.showInformationMessage(this.deps.say('action.noTarget'));
  }

  async savePicture(picture: PictureFile, place: Place): Promise<void> {
    const { tensor = '', scheme = { scheme: 'input' } } = place.session.shown ?? {};
    await this.#told(() => savePicture(this.deps, targetAt(place, tensor, scheme), picture));
  }

  async #told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      // The walkthrough's last step is done.
      void commands.executeCommand('setContext', 'normscope.taken', true);
    } catch (error) {
      const { code, args } = wireError(error);
      if (code === CANCELLED) return;
      const said = code === 'panel.stale' ? 'action.stale' : code;
      void window.showErrorMessage(this.deps.say(said, args));
    }
  }
}

// The session of a panel may be another one by the time that the action ends.
function targetAt(place: Place, tensor: Target['tensor'], scheme: Target['scheme']): Target {
  return { session: place.session, tensor, scheme, pictures: async (signal) => (await place.pictures?.(signal)) ?? {} };
}
