import type { Operand } from '../protocol/compare';
import type { Engine, OpenRequest, TensorId } from '../protocol/engine';
import { CANCELLED, CodedError, type Connection, type OnProgress, type Remote } from '../protocol/rpc';
import type { Files } from './byteFile';
import { Deadline } from './deadline';
import { startFar, type Far, type LossReason } from './far';
import { inProcess } from './inProcess';
import { routesTo, type Ask, type Routes } from './routes';
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
  /** What the calling thread does with files where a worker cannot be had. */
  readonly files?: Files;
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
  files: undefined,
} satisfies Partial<EngineOptions>;

const NEAR = 'near';

interface Sides {
  readonly a: Operand;
  readonly b: Operand;
}

/** What is not told by a table: how its thread is chosen. */
type Chosen = Omit<Remote<Engine>, keyof Routes>;

/** Small sources on the calling thread, the others in a worker that is started when it is first needed, and kept. */
export function createEngine(options: EngineOptions): EngineClient {
  return new Router({ ...DEFAULTS, ...options }).client();
}

class Router implements Chosen {
  readonly #near: Connection<Engine>;
  readonly #listeners: LossListener[] = [];
  #far: Promise<Far> | undefined;
  #farName = '';
  #started = 0;

  constructor(private readonly options: Required<Omit<EngineOptions, 'files'>> & Pick<EngineOptions, 'files'>) {
    this.#near = inProcess(NEAR, { files: options.files });
  }

  /** This engine, with what the tables of `routes.ts` say where to ask. */
  client(): EngineClient {
    const { open, outline, close, compareTensors, difference, comparedAt, identify } = this;
    return {
      ...routesTo((tensor, ...call) => this.#about({ tensor }, ...call), this.#near.remote),
      ...{ open, outline, close, compareTensors, difference, comparedAt, identify },
      holds: (tensor) => this.holds(tensor),
      onLost: (listener) => void this.#listeners.push(listener),
      dispose: () => this.dispose(),
    };
  }

  open: Chosen['open'] = (request, signal, onProgress) => {
    const isSmall = lengthOf(request) <= this.options.smallSource;
    return isSmall
      ? this.#near.remote.open(request, signal)
      : this.#inFar((remote, ...on) => remote.open(request, ...on), signal, onProgress);
  };

  outline: Chosen['outline'] = (request, signal) => {
    if (request.text.length <= this.options.smallSource) return this.#near.remote.outline(request, signal);
    return this.#inFar((remote, s) => remote.outline(request, s), signal);
  };

  close: Chosen['close'] = async ({ tensors }) => {
    await this.#near.remote.close({ tensors: tensors.filter(isNear) });
    const far = tensors.filter((id) => !isNear(id) && this.holds(id));
    if (far.length > 0) await this.#inFar((remote) => remote.close({ tensors: far }));
  };

  compareTensors: Chosen['compareTensors'] = async (request, signal) => {
    const { sides, of } = await this.#together(request, signal);
    return this.#about(of, (to, s) => to.compareTensors({ ...request, ...sides }, s), signal);
  };
  difference: Chosen['difference'] = async (request, signal) => {
    const { sides, of } = await this.#together(request, signal);
    return this.#about(of, (to, s) => to.difference({ ...request, ...sides }, s), signal);
  };
  comparedAt: Chosen['comparedAt'] = async (request, signal) => {
    const { sides, of } = await this.#together(request, signal);
    return this.#about(of, (to, s) => to.comparedAt({ ...request, ...sides }, s), signal);
  };
  identify: Chosen['identify'] = async (request, signal) => {
    const { sides, of } = await this.#together(request, signal);
    return this.#about(of, (to, s) => to.identify(sides, s), signal);
  };

  holds(tensor: TensorId): boolean {
    return isNear(tensor) || tensor.startsWith(`${this.#farName}:`);
  }

  dispose(): void {
    this.#near.close(new CodedError('engine.closed'));
    void this.#far?.then((far) => far.dispose());
  }

  // Two tensors in one engine: of a small one and a large one, the small one's contents go to where the large one is.
  async #together({ a, b }: Sides, signal?: AbortSignal): Promise<{ sides: Sides; of: { readonly tensor: TensorId } }> {
    const ids = [a, b].flatMap((side) => ('tensor' in side ? [side.tensor] : []));
    const of = { tensor: ids.find((id) => !isNear(id)) ?? ids[0] ?? '' };
    const brought = async (side: Operand): Promise<Operand> => {
      if (!('tensor' in side) || isNear(side.tensor) === isNear(of.tensor)) return side;
      return { contents: await this.#about(side, (to, s) => to.contents(side, s), signal) };
    };
    return { sides: { a: await brought(a), b: await brought(b) }, of };
  }

  #about<A>(
    { tensor }: { readonly tensor: TensorId },
    ask: Ask<A>,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<A> {
    if (isNear(tensor)) return ask(this.#near.remote, signal, onProgress);
    if (this.holds(tensor)) return this.#inFar(ask, signal, onProgress);
    return Promise.reject(new CodedError('engine.unknownTensor', { id: tensor }));
  }

  // An answer, or a rejection when nothing was heard of it for `timeout`.
  async #inFar<A>(ask: Ask<A>, signal?: AbortSignal, onProgress?: OnProgress): Promise<A> {
    const far = await this.#start();
    const deadline = new Deadline(this.options.timeout);
    const heard: OnProgress = (progress) => {
      deadline.restart();
      onProgress?.(progress);
    };
    try {
      return await ask(far.remote, signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal, heard);
    } catch (error) {
      if (!(error instanceof CodedError && error.code === CANCELLED)) throw error;
      if (!deadline.signal.aborted) this.#expectIdle(far);
      else far.lose('timeout', `${this.options.timeout} ms`);
      throw deadline.signal.aborted
        ? new CodedError('engine.timeout', { detail: `${this.options.timeout} ms` })
        : error;
    } finally {
      deadline.stop();
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
    const { startWorker, startTimeout, onFallback, files } = this.options;
    this.#farName = `worker${++this.#started}`;
    this.#far = startFar(this.#farName, {
      startWorker,
      startTimeout,
      onFallback,
      files,
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
  if ('file' in source) return Infinity;
  if ('values' in source) return source.values.data.byteLength;
  return 'text' in source ? source.text.length : source.bytes.length;
}
