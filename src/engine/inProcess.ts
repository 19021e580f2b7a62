import type { Engine } from '../protocol/engine';
import { connect, type Connection, type Port, type WireMessage } from '../protocol/rpc';
import { createService, type ServiceOptions } from './service';

/** An engine on the calling thread, behind the same rpc as one in a worker; only that nothing is copied on the way. */
export function inProcess(name: string, options?: ServiceOptions): Connection<Engine> {
  const [here, there] = portPair();
  connect(there, createService(name, options));
  return connect<Engine>(here, {});
}

// Messages arrive in a later microtask, as they would on a real channel: no call is answered before it returned.
function portPair(): [Port, Port] {
  const listeners: [((message: WireMessage) => void)[], ((message: WireMessage) => void)[]] = [[], []];
  const port = (own: 0 | 1, other: 0 | 1): Port => ({
    post: (message) => queueMicrotask(() => listeners[other].forEach((listener) => listener(message))),
    onMessage: (listener) => listeners[own].push(listener),
  });
  return [port(0, 1), port(1, 0)];
}
