import assert from 'node:assert/strict';
import { moved } from '../../../../media/heatmap/cursor';
import {
  contains,
  elementAtPoint,
  gridOf,
  holdsText,
  inSight,
  pictureSize,
  scrolled,
  scrolledTo,
  tileOf,
  toLoad,
  zoomedAround,
} from '../../../../media/heatmap/grid';
import { contentSize, offsetOf, placeAt } from '../../../../media/heatmap/scroller';
import { axisTicks, cut, ticksOf } from '../../../../media/heatmap/ticks';

const room = { rows: 360, columns: 800 };
const start = { row: 0, column: 0 };

describe('a plane laid out in a picture', () => {
  it('is all in the room at first, an image with square cells', () => {
    const grid = gridOf({ rows: 32, columns: 32 }, room, 0);
    assert.deepEqual(grid.cell, { rows: 11.25, columns: 11.25 });
    assert.deepEqual(pictureSize(grid), { rows: 360, columns: 360 });
  });

  it('is a table with numbers where it is small', () => {
    const grid = gridOf({ rows: 5, columns: 4 }, room, 0);
    assert.deepEqual([grid.cell, holdsText(grid), grid.mostZoom], [{ rows: 24, columns: 68 }, true, 0]);
  });

  it('doubles its cells with every zoom, until they hold their numbers', () => {
    const plane = { rows: 150, columns: 4 };
    const grids = [0, 1, 2, 3, 9].map((zoom) => gridOf(plane, room, zoom));
    assert.deepEqual(
      grids.map(({ cell }) => cell.rows),
      [2.4, 4.8, 9.6, 19.2, 24],
    );
    assert.deepEqual([grids[0].mostZoom, holdsText(grids[4])], [4, true]);
  });

  it('of more elements than pixels is in tiles of two pixels at least', () => {
    const grid = gridOf({ rows: 4096, columns: 4096 }, room, 0);
    assert.deepEqual(tileOf(grid), [23, 23]);
    assert.ok(23 * grid.cell.rows >= 2);
    assert.deepEqual(tileOf(gridOf({ rows: 100_000, columns: 4 }, room, 0)), [556, 1]);
    assert.deepEqual(tileOf(gridOf({ rows: 100_000, columns: 4 }, room, 20)), [1, 1]);
  });

  it('of one element, of one row and of none has cells of a finite size', () => {
    for (const plane of [
      { rows: 1, columns: 1 },
      { rows: 1, columns: 150 },
      { rows: 0, columns: 3 },
    ]) {
      const { cell } = gridOf(plane, room, 0);
      assert.ok(cell.rows > 0 && cell.rows <= 24 && cell.columns > 0 && cell.columns <= 68);
    }
  });
});

describe('what is in sight', () => {
  const grid = gridOf({ rows: 1000, columns: 4 }, room, 20);

  it('are the cells in the room, cut ones too', () => {
    assert.deepEqual(inSight(grid, { row: 10.5, column: 0 }), { top: 10, left: 0, bottom: 26, right: 4 });
  });

  it('is never beside the plane', () => {
    assert.deepEqual(scrolled(grid, { row: 5000, column: 7 }), { row: 985, column: 0 });
    assert.deepEqual(scrolled(grid, { row: -3, column: 0 }), start);
  });

  it('is loaded with as much again around it, which a short scroll does not leave', () => {
    const load = toLoad(grid, inSight(grid, { row: 100, column: 0 }));
    assert.ok(contains(load, inSight(grid, { row: 107, column: 0 })));
    assert.deepEqual(load, toLoad(grid, inSight(grid, { row: 100.4, column: 0 })));
    assert.deepEqual([load.left, load.right], [0, 4]);
  });

  it('is known by a point, and by none beside the plane', () => {
    assert.deepEqual(elementAtPoint(grid, { row: 100.5, column: 0 }, 70, 13), { row: 101, column: 1 });
    assert.equal(elementAtPoint(grid, start, 4 * 68 + 1, 5), undefined);
  });

  it('is scrolled no farther than a cell needs', () => {
    assert.deepEqual(scrolledTo(grid, start, { row: 5, column: 1 }), start);
    assert.deepEqual(scrolledTo(grid, start, { row: 20, column: 1 }), { row: 6, column: 0 });
    assert.deepEqual(scrolledTo(grid, { row: 50, column: 0 }, { row: 20, column: 1 }), { row: 20, column: 0 });
  });

  it('keeps a place where it is when the cells grow', () => {
    const [small, large] = [gridOf({ rows: 64, columns: 64 }, room, 0), gridOf({ rows: 64, columns: 64 }, room, 2)];
    const from = zoomedAround(small, large, start, { row: 32, column: 32 });
    assert.equal((32 - from.row) * large.cell.rows, 32 * small.cell.rows);
  });

  it('is found again by how far the element is scrolled, be the plane longer than a browser can lay out', () => {
    for (const plane of [grid, gridOf({ rows: 10_000_000, columns: 4 }, room, 40)]) {
      assert.ok(contentSize(plane).rows <= 8e6);
      for (const row of [0, 1, 500.25, plane.plane.rows - 15]) {
        const { top, left } = offsetOf(plane, { row, column: 0 });
        assert.ok(Math.abs(placeAt(plane, top, left).row - row) < 1e-6 * plane.plane.rows);
      }
    }
  });
});

describe('the cursor', () => {
  const grid = gridOf({ rows: 1000, columns: 4 }, room, 20);
  const from = { row: 10, column: 1 };
  const goes = (key: string, far = false) => moved(from, key, far, grid);

  it('goes a cell by an arrow and a screen by Page Up and Down, and stays inside', () => {
    assert.deepEqual(goes('ArrowDown'), { row: 11, column: 1 });
    assert.deepEqual(goes('ArrowLeft'), { row: 10, column: 0 });
    assert.deepEqual(goes('PageDown'), { row: 24, column: 1 });
    assert.deepEqual(goes('PageUp'), { row: 0, column: 1 });
    assert.deepEqual(moved({ row: 0, column: 3 }, 'ArrowRight', false, grid), { row: 0, column: 3 });
  });

  it('goes to the ends of the row, with Ctrl to those of the plane', () => {
    assert.deepEqual(goes('Home'), { row: 10, column: 0 });
    assert.deepEqual(goes('End'), { row: 10, column: 3 });
    assert.deepEqual(goes('End', true), { row: 999, column: 3 });
    assert.deepEqual(goes('Home', true), start);
  });

  it('goes a tile where several elements make one', () => {
    const tiles = gridOf({ rows: 100_000, columns: 4 }, room, 0);
    assert.deepEqual(moved(start, 'ArrowDown', false, tiles), { row: 556, column: 0 });
  });

  it('stays for any other key, and in a plane of nothing', () => {
    assert.equal(goes('x'), undefined);
    assert.equal(goes('constructor'), undefined);
    assert.equal(moved(start, 'ArrowDown', false, gridOf({ rows: 0, columns: 3 }, room, 0)), undefined);
  });
});

describe('the labels of an axis', () => {
  it('are of every cell where there is room, else of round numbers', () => {
    const labels = (cell: number): string[] =>
      ticksOf({ from: 0, room: 100, length: 1000, cell, apart: 20 }).map(({ label }) => label);
    assert.deepEqual(labels(25), ['0', '1', '2', '3']);
    assert.deepEqual(labels(5), ['0', '5', '10', '15']);
    assert.deepEqual(labels(0.1), ['0', '200', '400', '600', '800']);
  });

  it('are names where the source has them, cut to the room', () => {
    const grid = gridOf({ rows: 2, columns: 2 }, room, 0);
    const area = { top: 0, left: 0, bottom: 2, right: 2 };
    const { columns } = axisTicks(grid, start, { area, columnNames: ['a', 'a very long name'] });
    assert.deepEqual(
      columns.map(({ label }) => label),
      ['a', 'a very lo…'],
    );
    assert.equal(cut('😀😀😀', 2), '😀…');
  });
});
