import { releaseRoom } from '../core/kernels';
import type { Engine } from '../protocol/engine';
import type { Local } from '../protocol/rpc';

/**
 * The arrays that an engine has let go: the room they lie in is used again once no call is under way, since a call
 * may still be looking at what another one drops.
 */
export class Departures {
  private readonly leaving = new Set<ArrayBufferView>();
  private calls = 0;

  add(data: ArrayBufferView): void {
    this.leaving.add(data);
    this.settle();
  }

  /** The same engine, whose calls are watched. */
  watch(engine: Local<Engine>): Local<Engine> {
    const calls = Object.entries(engine).map(([name, call]) => [name, this.watched(call as Call)]);
    return Object.fromEntries(calls) as Local<Engine>;
  }

  private watched(call: Call): Call {
    return (...args) => {
      this.calls++;
      let later = false;
      try {
        const answer = call(...args);
        later = answer instanceof Promise;
        return later ? (answer as Promise<unknown>).finally(() => this.end()) : answer;
      } finally {
        if (!later) this.end();
      }
    };
  }

  private end(): void {
    this.calls--;
    this.settle();
  }

  private settle(): void {
    if (this.calls > 0) return;
    for (const data of this.leaving) releaseRoom(data);
    this.leaving.clear();
  }
}

type Call = (...args: unknown[]) => unknown;
