import type { Span } from '../../problem';
import type { JsonText } from './text';

/** Keys of one level, as places in the text. */
export class Keys {
  readonly spans: Span[] = [];

  constructor(private readonly text: JsonText) {}

  get count(): number {
    return this.spans.length;
  }

  names(): string[] {
    return this.spans.map((span) => this.text.textOf(span));
  }

  /** They are integers, all of them. */
  get areIntegers(): boolean {
    return this.spans.every((span) => /^["']?-?\d+["']?$/.test(this.text.source.text(span)));
  }

  /** They are 0, 1, 2, … */
  get areCounting(): boolean {
    return this.spans.every((span, i) => this.text.textOf(span) === String(i));
  }

  get areDistinct(): boolean {
    return new Set(this.names()).size === this.count;
  }
}
