import { connect, type WireMessage } from '../protocol/rpc';
import { createService } from './service';

// The engine's worker in a browser: one service behind one port.
connect(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) =>
      self.addEventListener('message', (event: MessageEvent<WireMessage>) => listener(event.data)),
  },
  createService(self.name),
);
