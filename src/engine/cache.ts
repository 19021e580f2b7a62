/**
 * Keeps what was used last, within a budget: each value has a cost (bytes, say), and the values not
 * used for longest go first. A value dearer than the whole budget is kept alone until the next one comes.
 */
export class Cache<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly cost: number }>();
  #spent = 0;

  constructor(
    private readonly budget: number,
    private readonly costOf: (value: V) => number,
    private readonly onDrop: (value: V) => void = () => undefined,
  ) {}

  /** The value under a key, made where there is none. What `make` throws is not kept. */
  take(key: string, make: () => V): V {
    const entry = this.#use(key);
    return entry ? entry.value : this.#keep(key, make());
  }

  /** As `take`, of a value that takes time: it is kept once it is there. */
  async takeLater(key: string, make: () => Promise<V>): Promise<V> {
    const entry = this.#use(key);
    return entry ? entry.value : this.#keep(key, await make());
  }

  #use(key: string): { readonly value: V } | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  #keep(key: string, value: V): V {
    this.#drop(key);
    const cost = this.costOf(value);
    this.#entries.set(key, { value, cost });
    this.#spent += cost;
    this.#shrink();
    return value;
  }

  /** Forgets every value whose key starts so. */
  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#drop(key);
  }

  #shrink(): void {
    for (const key of this.#entries.keys()) {
      if (this.#spent <= this.budget || this.#entries.size <= 1) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#spent -= entry.cost;
    this.#entries.delete(key);
    this.onDrop(entry.value);
  }
}
