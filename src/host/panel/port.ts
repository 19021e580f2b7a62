import type { Webview } from 'vscode';
import { decode, encode } from '../../protocol/codec';
import type { Port, WireMessage } from '../../protocol/rpc';

/** The host's end of the channel to a webview. */
export function webviewPort(webview: Webview): Port {
  return {
    post: (message) => void webview.postMessage(encode(message)),
    onMessage: (listener) =>
      webview.onDidReceiveMessage((text: unknown) => {
        if (typeof text === 'string') listener(decode(text) as WireMessage);
      }),
  };
}
