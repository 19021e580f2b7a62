/** Aborts its signal when it was not restarted for some time. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `time` in milliseconds. */
  constructor(private readonly time: number) {
    this.restart();
  }

  restart(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#controller.abort(), this.time);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
