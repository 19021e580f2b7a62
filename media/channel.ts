import { decode, encode } from '../src/protocol/codec';
import { connect, type Connection, type Local, type Port, type WireMessage } from '../src/protocol/rpc';

/** What VS Code gives a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Connects this webview to its host: `client` answers what the host says, `remote` asks the host. */
export function connectHost<Host, Client>(client: Local<Client>): Connection<Host> & { readonly api: VsCodeApi } {
  const api = acquireVsCodeApi();
  const port: Port = {
    post: (message) => api.postMessage(encode(message)),
    onMessage: (listener) =>
      addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') listener(decode(event.data) as WireMessage);
      }),
  };
  return { ...connect<Host>(port, client), api };
}
