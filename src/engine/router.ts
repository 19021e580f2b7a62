import type { Engine, OpenRequest, TensorId } from '../protocol/engine';
import { CANCELLED, CodedError, type Connection, type Remote } from '../protocol/rpc';
import { startFar, type Far, type LossReason } from './far';
import { inProcess } from './inProcess';
import type { StartWorker } from './workerHandle';

export interface EngineOptions {
  readonly startWorker: StartWorker;
  /** Sources up to this length (characters or bytes) are dealt with on the calling thread. Default `SMALL_SOURCE`. */
  readonly smallSource?: number;
  /** No request takes longer than this, in milliseconds; the worker that it hangs in is replaced. */
  readonly timeout?: number;
  /** A worker still busy this long after its work was given up is replaced. */
  readonly patience?: number;
  /** How long a new worker may take to answer for the first time; after that, work is done on the calling thread. */
  readonly startTimeout?: number;
  /** A worker could not be had. */
  readonly onFallback?: (detail: string) => void;
}

/** An engine that chooses its thread: what the host talks to. */
export interface EngineClient extends Remote<Engine> {
  /** Whether a tensor can still be asked about: false once its worker is gone. Then its source has to be opened anew. */
  holds(tensor: TensorId): boolean;
  /** A worker is gone, and with it the tensors it held. The next request starts a new one. */
  onLost(listener: LossListener): void;
  dispose(): void;
}

export type LossListener = (reason: LossReason, detail: string) => void;

/**
 * Up to this length reading and normalizing take a few milliseconds: less than starting a worker costs,
 * and no more than the calling thread may be kept busy between two key strokes.
 */
export const SMALL_SOURCE = 64 * 1024;

const DEFAULTS = {
  smallSource: SMALL_SOURCE,
  timeout: 10 * 60_000,
  patience: 1000,
  startTimeout: 10_000,
  onFallback: () => undefined,
} satisfies Partial<EngineOptions>;

const NEAR = 'near';

type Ask<A> = (remote: Remote<Engine>, signal?: AbortSignal) => Promise<A>;

/** Small sources on the calling thread, the others in a worker that is started when it is first needed, and kept. */
export function createEngine(options: EngineOptions): EngineClient {
  return new Router({ ...DEFAULTS, ...options });
}

class Router implements EngineClient {
  readonly #near: Connection<Engine> = inProcess(NEAR);
  readonly #listeners: LossListener[] = [];
  #far: Promise<Far> | undefined;
  #farName = '';
  #started = 0;

  constructor(private readonly options: Required<EngineOptions>) {}

  open: EngineClient['open'] = (request, signal) => {
    const isSmall = lengthOf(request) <= this.options.smallSource;
    return isSmall
      ? this.#near.remote.open(request, signal)
      : this.#inFar((remote, s) => remote.open(request, s), signal);
  };

  outline: EngineClient['outline'] = (request, signal) => {
    if (request.text.length <= this.options.smallSource) return this.#near.remote.outline(request, signal);
    return this.#inFar((remote, s) => remote.outline(request, s), signal);
  };

  close: EngineClient['close'] = async ({ tensors }) => {
    await this.#near.remote.close({ tensors: tensors.filter(isNear) });
    const far = tensors.filter((id) => !isNear(id) && this.holds(id));
    if (far.length > 0) await this.#inFar((remote) => remote.close({ tensors: far }));
  };

  summary: EngineClient['summary'] = (request, signal) =>
    this.#about(request, (to, s) => to.summary(request, s), signal);
  report: EngineClient['report'] = (request, signal) => this.#about(request, (to, s) => to.report(request, s), signal);
  breakdown: EngineClient['breakdown'] = (request, signal) =>
    this.#about(request, (to, s) => to.breakdown(request, s), signal);
  offers: EngineClient['offers'] = (request, signal) => this.#about(request, (to, s) => to.offers(request, s), signal);
  locate: EngineClient['locate'] = (request, signal) => this.#about(request, (to, s) => to.locate(request, s), signal);
  locateSlice: EngineClient['locateSlice'] = (request, signal) =>
    this.#about(request, (to, s) => to.locateSlice(request, s), signal);
  window: EngineClient['window'] = (request, signal) => this.#about(request, (to, s) => to.window(request, s), signal);
  extent: EngineClient['extent'] = (request, signal) => this.#about(request, (to, s) => to.extent(request, s), signal);
  explain: EngineClient['explain'] = (request, signal) =>
    this.#about(request, (to, s) => to.explain(request, s), signal);
  find: EngineClient['find'] = (request, signal) => this.#about(request, (to, s) => to.find(request, s), signal);

  slice: EngineClient['slice'] = (request, signal) => this.#about(request, (to, s) => to.slice(request, s), signal);
  compare: EngineClient['compare'] = (request, signal) =>
    this.#about(request, (to, s) => to.compare(request, s), signal);
  batchSize: EngineClient['batchSize'] = (request, signal) =>
    this.#about(request, (to, s) => to.batchSize(request, s), signal);

  replacement: EngineClient['replacement'] = (request, signal) =>
    this.#about(request, (to, s) => to.replacement(request, s), signal);
  write: EngineClient['write'] = (request, signal) => this.#about(request, (to, s) => to.write(request, s), signal);
  code: EngineClient['code'] = (request, signal) => this.#about(request, (to, s) => to.code(request, s), signal);
  fit: EngineClient['fit'] = (request, signal) => this.#about(request, (to, s) => to.fit(request, s), signal);
  parseFitted: EngineClient['parseFitted'] = (request, signal) => this.#near.remote.parseFitted(request, signal);

  describe: EngineClient['describe'] = (request, signal) => this.#near.remote.describe(request, signal);

  holds(tensor: TensorId): boolean {
    return isNear(tensor) || tensor.startsWith(`${this.#farName}:`);
  }

  onLost(listener: LossListener): void {
    this.#listeners.push(listener);
  }

  dispose(): void {
    this.#near.close(new CodedError('engine.closed'));
    void this.#far?.then((far) => far.dispose());
  }

  #about<A>({ tensor }: { readonly tensor: TensorId }, ask: Ask<A>, signal?: AbortSignal): Promise<A> {
    if (isNear(tensor)) return ask(this.#near.remote, signal);
    if (this.holds(tensor)) return this.#inFar(ask, signal);
    return Promise.reject(new CodedError('engine.unknownTensor', { id: tensor }));
  }

  // An answer, or a rejection after `timeout` at the latest.
  async #inFar<A>(ask: Ask<A>, signal?: AbortSignal): Promise<A> {
    const far = await this.#start();
    const clock = AbortSignal.timeout(this.options.timeout);
    try {
      return await ask(far.remote, signal ? AbortSignal.any([signal, clock]) : clock);
    } catch (error) {
      if (!(error instanceof CodedError && error.code === CANCELLED)) throw error;
      if (!clock.aborted) this.#expectIdle(far);
      else far.lose('timeout', `${this.options.timeout} ms`);
      throw clock.aborted ? new CodedError('engine.timeout', { detail: `${this.options.timeout} ms` }) : error;
    }
  }

  // A thread looks at its messages only between two calls: one that goes on with what nobody wants is ended.
  #expectIdle(far: Far): void {
    const { patience } = this.options;
    far.remote
      .close({ tensors: [] }, AbortSignal.timeout(patience))
      .catch(() => far.lose('cancelled', `${patience} ms`));
  }

  #start(): Promise<Far> {
    if (this.#far) return this.#far;
    const { startWorker, startTimeout, onFallback } = this.options;
    this.#farName = `worker${++this.#started}`;
    this.#far = startFar(this.#farName, {
      startWorker,
      startTimeout,
      onFallback,
      onLost: (...why) => this.#lost(...why),
    });
    return this.#far;
  }

  #lost(reason: LossReason, detail: string): void {
    this.#far = undefined;
    this.#farName = '';
    for (const listener of this.#listeners) listener(reason, detail);
  }
}

function isNear(id: TensorId): boolean {
  return id.startsWith(`${NEAR}:`);
}

function lengthOf({ source }: OpenRequest): number {
  return 'text' in source ? source.text.length : source.bytes.length;
}
