import type { MessageArgs } from '../core/problem';
import type { CancelFlags } from './cancelFlags';

// One typed rpc for every border: host and worker, host and webview. Either side declares ONE
// interface of what it does; the other side's proxy is derived from it. A request is always
// answered: `{ ok }` or `{ err }` by the other side, or a rejection when the caller gave up, the
// message could not be sent, or the channel was closed.

/** How far a request has got: `done` of `total` bytes, of which stage of the work. */
export interface Progress {
  readonly stage: 'reading' | 'parsing' | 'computing';
  readonly done: number;
  readonly total: number;
}

/** Hears how far a request is, every now and then. */
export type OnProgress = (progress: Progress) => void;

/** An interface T seen from the other side: the same methods, answered later. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (request: infer Q) => infer A
    ? (request: Q, signal?: AbortSignal, onProgress?: OnProgress) => Promise<Awaited<A>>
    : never;
};

/** What a method that takes long calls at every step of its work, some hundred times a second at least. */
export interface Work {
  /** Tells the caller how far the work is. Throws a CodedError (CANCELLED) when the caller has given up. */
  step(progress: Progress): void;
}

/** An interface T as its owner implements it: each method may answer at once or later. */
export type Local<T> = {
  readonly [K in keyof T]: T[K] extends (request: infer Q) => infer A
    ? (request: Q, signal: AbortSignal, work: Work) => A | Promise<A>
    : never;
};

/** How often a caller is told how far its request is, in milliseconds. */
const PROGRESS_PAUSE = 50;

/** A failure that is part of the contract: a code and arguments to say it with. */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    readonly args: MessageArgs = {},
  ) {
    super(code);
  }
}

/** The code of a request that its caller gave up. Nobody has to be told. */
export const CANCELLED = 'rpc.cancelled';

export type WireError = { readonly code: string; readonly args: MessageArgs };

export type WireMessage =
  | { readonly call: number; readonly method: string; readonly request: unknown }
  | { readonly cancel: number }
  | { readonly progress: number; readonly of: Progress }
  | { readonly answer: number; readonly ok: unknown }
  | { readonly answer: number; readonly err: WireError };

/** The two ends of a message channel, whatever it is made of. `post` may throw when a message cannot be sent. */
export interface Port {
  post(message: WireMessage): void;
  onMessage(listener: (message: WireMessage) => void): void;
  /** Where both ends share memory: calls that were given up, which the other side sees without looking at its messages. */
  readonly flags?: CancelFlags;
}

/** Hands the progress of one request on to whoever waits for another: a caller that gave up is told by its signal. */
export function relayed(work: Work): OnProgress {
  return (progress) => {
    try {
      work.step(progress);
    } catch {
      // Called off: the request is, too.
    }
  };
}

/** What one side of a channel does, by method. */
export type Methods = Record<string, (request: never, signal: AbortSignal, work: Work) => unknown>;

/**
 * Both directions of one channel: `remote` calls the other side. `close` rejects what is unanswered and all later
 * calls, and calls off what is being answered: nothing is sent any more.
 */
export interface Connection<R> {
  readonly remote: Remote<R>;
  close(reason: CodedError): void;
}

export interface ConnectOptions {
  /** Told of an answer that came after its caller had given up: what it holds has to be let go. */
  readonly onLate?: (ok: unknown) => void;
}

/** Connects a port: calls to `local` are answered, calls on `remote` are sent. */
export function connect<R>(port: Port, local: Methods, { onLate }: ConnectOptions = {}): Connection<R> {
  const answerer = server(port, local);
  const client = caller(port, onLate);
  port.onMessage((message) => {
    if ('answer' in message) client.settle(message);
    else if ('progress' in message) client.hear(message);
    else answerer.receive(message);
  });
  const remote = new Proxy({} as Remote<R>, {
    get:
      (_target, method) =>
      (request: unknown, signal?: AbortSignal, onProgress?: OnProgress): Promise<unknown> =>
        client.ask(String(method), request, signal, onProgress),
  });
  const close = (reason: CodedError): void => {
    answerer.close();
    client.close(reason);
  };
  return { remote, close };
}

type Incoming = Extract<WireMessage, { readonly call: number } | { readonly cancel: number }>;
type Heard = Extract<WireMessage, { readonly progress: number }>;
type Answer = Extract<WireMessage, { readonly answer: number }>;

function server(port: Port, local: Methods) {
  const running = new Map<number, AbortController>();
  let closed = false;
  const post = (message: Answer | Heard): void => {
    if (!closed) port.post(message);
  };
  const workOf = (call: number, signal: AbortSignal): Work => {
    let told = performance.now();
    return {
      step: (of) => {
        if (signal.aborted || port.flags?.isRaised(call)) throw new CodedError(CANCELLED);
        const now = performance.now();
        if (now - told < PROGRESS_PAUSE) return;
        told = now;
        post({ progress: call, of });
      },
    };
  };
  const serve = async (call: number, method: string, request: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(call, controller);
    try {
      if (!Object.hasOwn(local, method)) throw new CodedError('rpc.unknownMethod', { method });
      const ok = await local[method](request as never, controller.signal, workOf(call, controller.signal));
      post({ answer: call, ok });
    } catch (error) {
      post({ answer: call, err: wireError(error) });
    } finally {
      running.delete(call);
    }
  };
  return {
    receive: (message: Incoming): void => {
      if ('cancel' in message) running.get(message.cancel)?.abort();
      else if (!closed) void serve(message.call, message.method, message.request);
    },
    close: (): void => {
      closed = true;
      for (const controller of running.values()) controller.abort();
    },
  };
}

interface Waiter {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onProgress?: OnProgress;
}

function caller(port: Port, onLate?: (ok: unknown) => void) {
  const waiting = new Map<number, Waiter>();
  // A webview that is loaded anew speaks through the same port, where late answers to the page before it still
  // arrive: each side counts from a number of its own.
  let lastCall = Math.floor(Math.random() * 2 ** 48);
  let closed: CodedError | undefined;

  const take = (call: number) => {
    const waiter = waiting.get(call);
    waiting.delete(call);
    return waiter;
  };
  const giveUp = (call: number): void => {
    const waiter = take(call);
    if (!waiter) return;
    waiter.reject(new CodedError(CANCELLED));
    port.flags?.raise(call);
    port.post({ cancel: call });
  };

  return {
    ask: (method: string, request: unknown, signal?: AbortSignal, onProgress?: OnProgress): Promise<unknown> => {
      if (closed) return Promise.reject(closed);
      if (signal?.aborted) return Promise.reject(new CodedError(CANCELLED));
      const call = ++lastCall;
      const abort = (): void => giveUp(call);
      const answered = new Promise((resolve, reject) => {
        waiting.set(call, { resolve, reject, onProgress });
        port.flags?.lower(call);
        signal?.addEventListener('abort', abort, { once: true });
        // A throw in here (a message that cannot be cloned, a port that is gone) rejects the promise.
        port.post({ call, method, request });
      });
      return answered.finally(() => {
        waiting.delete(call);
        signal?.removeEventListener('abort', abort);
      });
    },
    hear: ({ progress, of }: Heard): void => waiting.get(progress)?.onProgress?.(of),
    settle: (message: Answer): void => {
      const waiter = take(message.answer);
      if (!waiter && 'ok' in message) onLate?.(message.ok);
      // An answer of nothing arrives without `ok` where the channel is JSON, which drops undefined.
      if ('err' in message) waiter?.reject(new CodedError(message.err.code, message.err.args));
      else waiter?.resolve(message.ok);
    },
    close: (reason: CodedError): void => {
      closed = reason;
      for (const waiter of waiting.values()) waiter.reject(reason);
      waiting.clear();
    },
  };
}

/** An error as it crosses a border. What is neither coded nor a lack of memory is a fault of Normscope's own: `internal`. */
export function wireError(error: unknown): WireError {
  if (error instanceof CodedError) return { code: error.code, args: error.args };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: OUT_OF_MEMORY.test(detail) ? 'engine.memory' : 'internal', args: { detail } };
}

/** What V8, SpiderMonkey and JavaScriptCore say when a typed array or string does not fit. */
const OUT_OF_MEMORY = /allocat|out of memory|invalid (?:typed )?array (?:buffer )?length|invalid string length/i;
