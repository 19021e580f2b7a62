import type { Breakdown } from '../core';
import type { ReadTensor } from '../core/readers/reader';
import type { BreakdownPage, BreakdownRequest, View } from '../protocol/engine';
import { Cache } from './cache';
import { chartOf } from './chart';
import { countFlagged, orderRows } from './order';
import { rowsOf } from './rows';
import { viewKey } from './schemes';

const SMALL = 2 ** 12;

/** Pages of breakdowns; the orders of their rows and their charts are worked out once. */
export class Pages {
  readonly #charts: Cache<BreakdownPage['chart']>;
  readonly #orders: Cache<Uint32Array>;

  constructor(bytes: number) {
    this.#charts = new Cache(bytes / 2, () => 2 ** 16);
    this.#orders = new Cache(bytes / 2, (order) => order.byteLength + SMALL);
  }

  page(request: BreakdownRequest, whole: Breakdown, names: ReadTensor['labels']): BreakdownPage {
    const { offset, count } = request;
    const key = breakdownKey(request);
    const labels = names?.[whole.axis];
    const order = this.#orders.take(`${key} ${orderKey(request)}`, () => orderRows(whole, labels, request));
    return {
      axis: whole.axis,
      matching: order.length,
      total: whole.length,
      flagged: countFlagged(whole),
      offset,
      rows: rowsOf(whole, labels, order.subarray(offset, offset + count)),
      chart: this.#charts.take(key, () => chartOf(whole)),
    };
  }

  /** Forgets everything whose key starts so. */
  forget(prefix: string): void {
    this.#charts.forget(prefix);
    this.#orders.forget(prefix);
  }
}

/** What a breakdown is kept by, whatever the order of its rows. */
export function breakdownKey({
  axis,
  within = [],
  ...view
}: Pick<BreakdownRequest, 'axis' | 'within' | keyof View>): string {
  return `${viewKey(view)}${axis} ${JSON.stringify(within)}`;
}

function orderKey({ sort, flaggedFirst, first, search }: BreakdownRequest): string {
  return JSON.stringify([sort?.column, sort?.of, sort?.descending, flaggedFirst, first, search]);
}
