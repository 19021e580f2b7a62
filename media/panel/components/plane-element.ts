import type { PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { Rectangle, Tiles } from '../../../src/core/values/plane';
import { moved } from '../../heatmap/cursor';
import {
  elementAtPoint,
  inSight,
  scrolled,
  scrolledTo,
  tileOf,
  toLoad,
  zoomedAround,
  type Grid,
  type Place,
} from '../../heatmap/grid';
import { offsetOf, placeAt } from '../../heatmap/scroller';
import { ModelElement } from '../model-element';
import type { PlaneModel } from '../plane-model';
import { indexOf, placeOf, positionOf, withElement, withValues, type ShownValues } from '../values-view';

const REMEMBER_AFTER = 300;
const ZOOMS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };

/**
 * A plane of the tensor in a room of its own: scrolled, zoomed, walked by the keyboard, pointed at. Only what is in sight
 * is loaded. Whoever draws it says how it is laid out.
 */
export abstract class PlaneElement extends ModelElement<PlaneModel> {
  protected override readonly hears = ['change', 'values'];
  @state() protected width = 0;
  /** Where the keyboard is. */
  @state() protected cursor: Place | undefined;
  @state() protected pointed: Place | undefined;
  @state() protected focused = false;
  @query('.scroll') private readonly scrollPlace!: HTMLElement | null;

  protected grid: Grid | undefined;
  /** The place at the top left. */
  protected from: Place = { row: 0, column: 0 };
  /** Where the cells begin in the scrolled element, in CSS pixels. */
  protected origin = { x: 0, y: 0 };
  private remembered = '';
  private remembering: ReturnType<typeof setTimeout> | undefined;
  private readonly observer = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));

  /** The plane laid out in a room `width` wide. */
  protected abstract layout(shown: ShownValues, shape: readonly number[], width: number): Grid;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    clearTimeout(this.remembering);
  }

  /** Brings the element that is explained into sight. */
  showSelected(): void {
    const place = this.selectedPlace();
    if (!place || !this.grid) return;
    this.cursor = place;
    this.bring(scrolledTo(this.grid, this.from, place));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { tensor, values } = this.model;
    const { shown } = values;
    if (!tensor || !shown || !values.isAbout(tensor) || this.width === 0) return;
    const grid = this.layout(shown, tensor.shape, this.width);
    const wanted = JSON.stringify([tensor.id, shown.scroll, shown.rows, shown.columns]);
    const isZoomed = this.grid && JSON.stringify(this.grid.cell) !== JSON.stringify(grid.cell);
    if (wanted !== this.remembered) this.from = shown.scroll;
    else if (this.grid && isZoomed) this.from = zoomedAround(this.grid, grid, this.from, this.anchor(this.grid));
    this.remembered = wanted;
    this.grid = grid;
    this.from = scrolled(grid, this.from);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { grid, scrollPlace } = this;
    if (!grid || !scrollPlace) return;
    const { top, left } = offsetOf(grid, this.from);
    if (Math.abs(scrollPlace.scrollTop - top) > 1) scrollPlace.scrollTop = top;
    if (Math.abs(scrollPlace.scrollLeft - left) > 1) scrollPlace.scrollLeft = left;
    const sight = inSight(grid, this.from);
    this.model.values.need(sight, toLoad(grid, sight), tileOf(grid));
  }

  /** The cell of the element that is explained, where it is in the plane. */
  protected selectedPlace(): Place | undefined {
    const { tensor, values } = this.model;
    if (!tensor || values.shown?.selected === undefined) return undefined;
    return placeOf(values.shown, positionOf(tensor.shape, values.shown.selected));
  }

  protected active(): Place {
    return this.cursor ?? this.selectedPlace() ?? { row: 0, column: 0 };
  }

  protected index(place: Place): number {
    const { tensor, values } = this.model;
    return tensor && values.shown ? indexOf(values.shown, tensor.shape, place) : 0;
  }

  protected explain(place: Place): void {
    const { tensor, view } = this.model;
    this.cursor = place;
    if (tensor) this.model.choose(withElement(view, tensor, this.index(place)));
  }

  protected readonly scrolling = (): void => {
    const { grid, scrollPlace } = this;
    if (!grid || !scrollPlace) return;
    const { top, left } = offsetOf(grid, this.from);
    if (Math.abs(scrollPlace.scrollTop - top) <= 1 && Math.abs(scrollPlace.scrollLeft - left) <= 1) return;
    this.from = placeAt(grid, scrollPlace.scrollTop, scrollPlace.scrollLeft);
    this.pointed = undefined;
    this.requestUpdate();
    this.remember();
  };

  protected readonly key = (event: KeyboardEvent): void => {
    const { grid } = this;
    if (!grid || event.altKey) return;
    const to = moved(this.active(), event.key, event.ctrlKey || event.metaKey, grid);
    if (to) this.walkTo(to, grid);
    else if (event.key === 'Enter' || event.key === ' ') this.explain(this.active());
    else if (Object.hasOwn(ZOOMS, event.key)) this.zoom(ZOOMS[event.key]);
    else if (event.key === '0') this.zoom(-Infinity);
    else return;
    event.preventDefault();
  };

  protected readonly wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1 : -1);
  };

  protected readonly pointing = (event: PointerEvent): void => {
    const place = this.placeOfPoint(event);
    if (place?.row === this.pointed?.row && place?.column === this.pointed?.column) return;
    this.pointed = place;
    if (place) this.model.values.point(this.index(place));
  };

  protected readonly clicked = (event: MouseEvent): void => {
    const place = this.placeOfPoint(event);
    if (place) this.explain(place);
  };

  protected readonly left = (): void => {
    this.pointed = undefined;
  };

  protected readonly entered = (event: FocusEvent): void => {
    this.focused = (event.target as Element).matches(':focus-visible');
    if (this.focused) this.walkTo(this.active(), this.grid);
  };

  protected readonly exited = (): void => {
    this.focused = false;
  };

  /** Doubles the cells so often, or halves them; the whole plane at the least. */
  zoom(steps: number): void {
    const { grid, model } = this;
    const { shown } = model.values;
    if (!grid || !shown || !model.tensor) return;
    const zoom = Math.min(Math.max(0, shown.zoom + steps), grid.mostZoom);
    if (zoom !== shown.zoom) model.choose(withValues(model.view, model.tensor, { zoom }));
  }

  private walkTo(place: Place, grid: Grid | undefined): void {
    this.cursor = place;
    this.focused = true;
    this.pointed = undefined;
    this.model.values.point(this.index(place));
    if (grid) this.bring(scrolledTo(grid, this.from, place));
  }

  private bring(from: Place): void {
    this.from = from;
    this.requestUpdate();
    this.remember();
  }

  private placeOfPoint(event: MouseEvent): Place | undefined {
    const box = this.scrollPlace?.getBoundingClientRect();
    if (!box || !this.grid) return undefined;
    return elementAtPoint(
      this.grid,
      this.from,
      event.clientX - box.left - this.origin.x,
      event.clientY - box.top - this.origin.y,
    );
  }

  // What stays where it is when cells grow: what is pointed at, the cursor in sight, else the middle.
  private anchor(grid: Grid): Place {
    const { top, bottom, left, right } = inSight(grid, this.from);
    const place = this.pointed ?? this.cursor ?? this.selectedPlace();
    const isInSight = place && place.row >= top && place.row < bottom && place.column >= left && place.column < right;
    const middle = { row: (top + bottom) / 2, column: (left + right) / 2 };
    return isInSight ? { row: place.row + 0.5, column: place.column + 0.5 } : middle;
  }

  private remember(): void {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => {
      const { tensor, view, values } = this.model;
      const { shown } = values;
      if (!tensor || !shown) return;
      const { row, column } = this.from;
      this.remembered = JSON.stringify([tensor.id, { row, column }, shown.rows, shown.columns]);
      this.model.choose(withValues(view, tensor, { scroll: [row, column] }));
    }, REMEMBER_AFTER);
  }
}

/** The cell at a place. */
export function cellAt({ row, column }: Place): Rectangle {
  return { top: row, left: column, bottom: row + 1, right: column + 1 };
}

/** The value of the tile that a place is in; undefined while it is not loaded. */
export function valueAt({ area, tile, shape, values }: Tiles, { row, column }: Place): number | undefined {
  const inside = row >= area.top && row < area.bottom && column >= area.left && column < area.right;
  if (!inside) return undefined;
  const [down, across] = [Math.floor((row - area.top) / tile[0]), Math.floor((column - area.left) / tile[1])];
  return values[down * shape[1] + across];
}
