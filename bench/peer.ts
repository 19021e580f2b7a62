import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a peer is started: a command, its arguments, and what its environment has beside ours. */
export interface Start {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Run {
  readonly ms: number;
  readonly answer: readonly number[];
  readonly peak: number;
}

/** One peer at one case, in a process of its own, so that its peak memory is its own. */
export class Peer {
  private readonly lines: AsyncIterator<string>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    /** What it calls itself, with its version. */
    public version: string,
  ) {
    if (!child.stdout) throw new Error('no output to read');
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts a peer and has it load the input; undefined if it is not there or has no such case. */
  static async start({ name, command, args, env }: Start, id: string, path: string): Promise<Peer | undefined> {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore'],
    });
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    const peer = new Peer(name, child, '');
    const answer = await peer.ask({ case: id, path });
    if (typeof answer?.ready !== 'string') {
      peer.end();
      return undefined;
    }
    peer.version = answer.ready;
    return peer;
  }

  /** One measured run. */
  async run(): Promise<Run> {
    const answer = await this.ask({ run: true });
    if (!answer || typeof answer.ms !== 'number') throw new Error(`${this.name}: ${String(answer?.failed)}`);
    return answer as unknown as Run;
  }

  end(): void {
    this.child.kill();
  }

  private async ask(request: object): Promise<Record<string, unknown> | undefined> {
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    const line = await this.lines.next();
    return line.done ? undefined : (JSON.parse(line.value) as Record<string, unknown>);
  }
}
