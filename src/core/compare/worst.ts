/**
 * Keeps the few indices with the greatest scores; of equal scores the first ones. A score of 0 or below is never kept.
 */
export class Worst {
  readonly #kept: { readonly index: number; readonly score: number }[] = [];
  #least = 0;

  constructor(private readonly most: number) {}

  offer(index: number, score: number): void {
    if (!(score > this.#least)) return;
    const at = this.#kept.findIndex((other) => other.score < score);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { index, score });
    if (this.#kept.length > this.most) this.#kept.pop();
    if (this.#kept.length === this.most) this.#least = this.#kept[this.most - 1].score;
  }

  /** The indices, the greatest score first. */
  get indices(): number[] {
    return this.#kept.map(({ index }) => index);
  }
}
