import type { Language, Translate } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { ReportPictures } from '../../protocol/actions';
import type { Scheme, TensorId, TensorInfo } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import type { Session } from '../session/session';

/** What actions need of the extension. */
export interface ActionDeps {
  readonly engine: EngineClient;
  readonly language: Language;
  /** Of the extension. */
  readonly version: string;
  readonly say: Translate;
}

/** What an action is about: a tensor of a session under a scheme, and the panel that shows it, if one does. */
export interface Target {
  readonly session: Session;
  readonly tensor: TensorId;
  readonly scheme: Scheme;
  pictures?(signal: AbortSignal): Promise<ReportPictures>;
}

/** Does something with a target. Without a choice (a format, a framework) the user is asked. Rejects with a CodedError. */
export type Action = (deps: ActionDeps, target: Target, choice?: string) => Promise<void>;

/** The tensor of a target, as it was read last. */
export function infoOf({ session, tensor }: Target): TensorInfo {
  const info = session.state.tensors.find(({ id }) => id === tensor);
  if (!info) throw new CodedError('panel.stale');
  return info;
}
