import type { MessageArgs } from '../core/problem';

// One typed rpc for every border: host and worker, host and webview. Either side declares ONE
// interface of what it does; the other side's proxy is derived from it. A request is always
// answered, `{ ok }` or `{ err }`.

/** An interface T seen from the other side: the same methods, answered later. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (request: infer Q) => infer A
    ? (request: Q, signal?: AbortSignal) => Promise<Awaited<A>>
    : never;
};

/** An interface T as its owner implements it: each method may answer at once or later. */
export type Local<T> = {
  readonly [K in keyof T]: T[K] extends (request: infer Q) => infer A
    ? (request: Q, signal: AbortSignal) => A | Promise<A>
    : never;
};

/** A failure that is part of the contract: a code and arguments to say it with. */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    readonly args: MessageArgs = {},
  ) {
    super(code);
  }
}

export type WireError = { readonly code: string; readonly args: MessageArgs };

export type WireMessage =
  | { readonly call: number; readonly method: string; readonly request: unknown }
  | { readonly cancel: number }
  | { readonly answer: number; readonly ok: unknown }
  | { readonly answer: number; readonly err: WireError };

/** The two ends of a message channel, whatever it is made of. */
export interface Port {
  post(message: WireMessage): void;
  onMessage(listener: (message: WireMessage) => void): void;
}

/** Both directions of one channel: `remote` calls the other side, `close` rejects what is unanswered. */
export interface Connection<R> {
  readonly remote: Remote<R>;
  close(reason: CodedError): void;
}

/** Connects a port: calls to `local` are answered, calls on `remote` are sent. */
export function connect<R>(
  port: Port,
  local: Record<string, (request: never, signal: AbortSignal) => unknown>,
): Connection<R> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const running = new Map<number, AbortController>();
  let lastCall = 0;

  const serve = async (call: number, method: string, request: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(call, controller);
    try {
      if (!Object.hasOwn(local, method)) throw new CodedError('rpc.unknownMethod', { method });
      const ok = await local[method](request as never, controller.signal);
      port.post({ answer: call, ok });
    } catch (error) {
      port.post({ answer: call, err: wireError(error) });
    } finally {
      running.delete(call);
    }
  };

  port.onMessage((message) => {
    if ('call' in message) void serve(message.call, message.method, message.request);
    else if ('cancel' in message) running.get(message.cancel)?.abort();
    else {
      const waiter = waiting.get(message.answer);
      waiting.delete(message.answer);
      if ('ok' in message) waiter?.resolve(message.ok);
      else waiter?.reject(new CodedError(message.err.code, message.err.args));
    }
  });

  const ask = (method: string, request: unknown, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call = ++lastCall;
      waiting.set(call, { resolve, reject });
      signal?.addEventListener('abort', () => port.post({ cancel: call }), { once: true });
      port.post({ call, method, request });
    });

  return {
    remote: new Proxy({} as Remote<R>, {
      get: (_target, method) => (request: unknown, signal?: AbortSignal) => ask(String(method), request, signal),
    }),
    close(reason) {
      for (const waiter of waiting.values()) waiter.reject(reason);
      waiting.clear();
    },
  };
}

function wireError(error: unknown): WireError {
  if (error instanceof CodedError) return { code: error.code, args: error.args };
  return { code: 'internal', args: { detail: error instanceof Error ? error.message : String(error) } };
}
