import { CancellationTokenSource, Disposable, EventEmitter, Uri } from 'vscode';
import type { CancellationToken } from 'vscode';
import type { OfferedTensor, TensorSource } from '../../api/normscope';
import type { OpenRequest } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import { requestOf } from './content';

/** The scheme of what is in no file: only Normscope itself reads such an address. */
export const OFFERED = 'normscope-offered';

/** How long a source may take to say what it has, or to give numbers, in milliseconds. */
const PATIENCE = 30_000;

/** The tensors that other extensions have at hand, for as long as they offer them. */
export class OfferedSources implements Disposable {
  readonly #sources = new Map<string, TensorSource>();
  readonly #changed = new EventEmitter<string>();
  /** Fires with the id of a source that came, went or changed. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions = new Set<Disposable>();

  /** Takes a source up until it is disposed of. Throws `api.source` for what is none, `api.sourceTwice` for a known id. */
  register(source: TensorSource): Disposable {
    if (!isSource(source)) throw new CodedError('api.source');
    const { id } = source;
    if (this.#sources.has(id)) throw new CodedError('api.sourceTwice', { id });
    this.#sources.set(id, source);
    const heard = source.onDidChange?.(() => this.#changed.fire(id));
    const registered = new Disposable(() => {
      if (!this.#subscriptions.delete(registered)) return;
      heard?.dispose();
      this.#sources.delete(id);
      this.#changed.fire(id);
    });
    this.#subscriptions.add(registered);
    this.#changed.fire(id);
    return registered;
  }

  get ids(): readonly string[] {
    return [...this.#sources.keys()];
  }

  labelOf(id: string): string {
    return this.#sources.get(id)?.label ?? id;
  }

  /** What a source has, in its order. Rejects with `api.failed`. */
  async tensors(id: string): Promise<readonly OfferedTensor[]> {
    const offered = await this.#ask(id, (source, token) => source.tensors(token));
    if (offered === undefined || offered === null) return [];
    if (!Array.isArray(offered)) throw new CodedError('api.failed', { label: this.labelOf(id), detail: 'tensors()' });
    return (offered as readonly unknown[]).filter(isOffered);
  }

  /** The numbers of a tensor, for the engine. Rejects with `api.gone`, `api.failed`, or as `requestOf`. */
  async read(uri: Uri): Promise<OpenRequest> {
    const { id, name } = partsOf(uri);
    const content = await this.#ask(id, (source, token) => source.read(name, token));
    if (content === undefined || content === null) throw new CodedError('api.gone', { name });
    return requestOf(content, name);
  }

  dispose(): void {
    for (const subscription of [...this.#subscriptions]) subscription.dispose();
    this.#changed.dispose();
  }

  // Another extension's code: it may throw, and it may never answer.
  async #ask<T>(id: string, ask: (source: TensorSource, token: CancellationToken) => T): Promise<Awaited<T>> {
    const source = this.#sources.get(id);
    if (!source) throw new CodedError('api.noSource', { id });
    const cancelling = new CancellationTokenSource();
    const timer = setTimeout(() => cancelling.cancel(), PATIENCE);
    const late = new Promise<never>((_, reject) => {
      cancelling.token.onCancellationRequested(() => reject(new Error(`> ${PATIENCE} ms`)));
    });
    try {
      return await Promise.race([ask(source, cancelling.token), late]);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new CodedError('api.failed', { label: source.label, detail });
    } finally {
      clearTimeout(timer);
      cancelling.dispose();
    }
  }
}

/** The address of a tensor of a source; its path ends with the name, for titles. */
export function uriOf(id: string, name: string): Uri {
  const path = `/${name.replaceAll('/', '∕')}`;
  return Uri.from({ scheme: OFFERED, path, query: JSON.stringify([id, name]) });
}

/** What an address names; '' of both where it is none of a source. */
export function partsOf({ query }: Uri): { readonly id: string; readonly name: string } {
  const [id, name] = parsed(query);
  return { id: typeof id === 'string' ? id : '', name: typeof name === 'string' ? name : '' };
}

// An address may come out of what was stored.
function parsed(query: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(query);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isSource(source: unknown): source is TensorSource {
  const { id, label, tensors, read, onDidChange } = (source ?? {}) as Record<string, unknown>;
  const areTexts = [id, label].every((text) => typeof text === 'string' && text !== '');
  const isEvent = onDidChange === undefined || typeof onDidChange === 'function';
  return areTexts && isEvent && typeof tensors === 'function' && typeof read === 'function';
}

function isOffered(value: unknown): value is OfferedTensor {
  const { name, shape, dtype } = (value ?? {}) as Record<string, unknown>;
  const isShape = Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length));
  return (
    typeof name === 'string' &&
    name !== '' &&
    (shape === undefined || isShape) &&
    (dtype === undefined || typeof dtype === 'string')
  );
}
