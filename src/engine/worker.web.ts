import { connect, type WireMessage } from '../protocol/rpc';
import { installFastKernels } from '../wasm';
import { createService } from './service';

// The engine's worker in a browser: one service behind one port. Its name comes as the first message, since hosts
// that wrap workers change `self.name`.
installFastKernels();
addEventListener('message', ({ data: name }: MessageEvent<string>) => serve(name), { once: true });

function serve(name: string): void {
  connect(
    {
      post: (message) => self.postMessage(message),
      onMessage: (listener) => addEventListener('message', (event: MessageEvent<WireMessage>) => listener(event.data)),
    },
    createService(name),
  );
}
