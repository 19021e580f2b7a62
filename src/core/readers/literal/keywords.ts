import type { Span } from '../../problem';

/**
 * The `name=value` arguments of a call, and of the end of one that a selection was cut from. Their values
 * are kept as places in the text; nothing in them belongs to the array.
 */
export class Keywords {
  private readonly values = new Map<string, Span>();
  private depth = -1;
  private name = '';
  private start = 0;

  /** Whether the text is inside the value of a keyword. */
  get inside(): boolean {
    return this.depth >= 0;
  }

  /** The brackets that the open keyword stands in end it, or the comma behind it: whether these are they. */
  isAt(depth: number): boolean {
    return this.depth === depth;
  }

  /** A keyword's value begins at `start`, in brackets of a depth; a nameless one is passed over. */
  begin(name: string, depth: number, start: number): void {
    this.name = name;
    this.depth = depth;
    this.start = start;
  }

  /** The value of the open keyword ends. */
  finish(end: number): void {
    if (this.name !== '') this.values.set(this.name, { start: this.start, end });
    this.depth = -1;
  }

  /** Where the value of the first of these keywords stands, if there is one. */
  get(...names: readonly string[]): Span | undefined {
    for (const name of names) if (this.values.has(name)) return this.values.get(name);
    return undefined;
  }

  /** Takes a value for a keyword's, though it was written without its name. */
  set(name: string, span: Span): void {
    this.values.set(name, span);
  }
}
