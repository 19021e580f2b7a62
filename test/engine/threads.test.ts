import assert from 'node:assert/strict';
import { setTimeout as later } from 'node:timers/promises';
import { normalize, sizeOf, tensor, type SchemeParams, type Tensor } from '../../src/core';
import {
  installKernels,
  kernels,
  PLAIN_KERNELS,
  releaseRoom,
  roomFor,
  withRooms,
  type Kernels,
} from '../../src/core/kernels';
import { read } from '../../src/core/readers';
import { fileSource } from '../../src/core/readers/source';
import { fastKernels } from '../../src/wasm';
import { startHelper } from '../../src/engine/startHelper.node';
import type { Helper } from '../../src/wasm/handoff';
import { normals } from '../unit/exact/random';
import { ok } from '../unit/fixtures/compare';

const CASES: readonly (readonly [shape: number[], params: SchemeParams])[] = [
  [[70_001, 3], { scheme: 'input' }],
  [[9, 20_001], { scheme: 'input' }],
  [[100_001], { scheme: 'input' }],
  [[20_000, 7], { scheme: 'layer' }],
  [[17, 64, 31], { scheme: 'batch' }],
  [[2, 9000, 3], { scheme: 'batch' }],
  [[4, 6, 30, 31], { scheme: 'group', numGroups: 3 }],
];

/** A copy in room of the kernels in use. */
function resident(x: Tensor): Tensor {
  const room = kernels().room(sizeOf(x.shape), x.dtype === 'float32' ? 'float32' : 'float64');
  room.set(x.data as Float64Array);
  return tensor(room, { shape: x.shape });
}

function using<T>(chosen: Kernels, work: () => T): T {
  installKernels(chosen);
  try {
    return work();
  } finally {
    installKernels(PLAIN_KERNELS);
  }
}

describe('kernels on two threads', () => {
  let threads = 0;
  const alone = fastKernels({ worthwhile: 1 });
  const both = fastKernels({
    worthwhile: 1,
    startHelper: (...how) => {
      threads++;
      return startHelper(...how);
    },
  });
  assert.ok(alone && both);

  before(async () => {
    const x = tensor(normals(20_000, 1));
    using(both, () => normalize(resident(x), { scheme: 'input' }));
    // The second thread comes when it comes; until then the first one does all.
    await later(500);
  });

  for (const [shape, params] of CASES) {
    for (const dtype of ['float64', 'float32'] as const) {
      it(`${params.scheme} over [${shape.join(', ')}] of ${dtype} in room is to the bit what it is by copies on one thread`, () => {
        const values = normals(sizeOf(shape), 5, 10);
        const x = tensor(dtype === 'float32' ? Float32Array.from(values) : values, { shape });
        const named = { ...params, resultDtype: 'input' } as const;
        const expected = using(alone, () => ok(normalize(x, named)));
        const actual = using(both, () => {
          const input = resident(x);
          return withRooms(
            () => ok(normalize(input, named)),
            ({ output }) => [output.data],
          );
        });
        assert.deepEqual(actual.mean.data, expected.mean.data);
        assert.deepEqual(actual.variance.data, expected.variance.data);
        assert.deepEqual(
          Array.from(actual.output.data as Float64Array),
          Array.from(expected.output.data as Float64Array),
        );
      });
    }
  }

  it('a table is read to the bit as on one thread', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${Math.sin(i)},${i % 700 === 699 ? 'x' : i / 3}`);
    const source = fileSource(new TextEncoder().encode(rows.join('\n')));
    const [a, b] = [alone, both].map((chosen) => using(chosen, () => read(source, { fileName: 'a.csv' })));
    assert.deepEqual(b.tensors[0].tensor.data, a.tensors[0].tensor.data);
    assert.deepEqual(b.problems, a.problems);
  });

  it('one second thread is started, and only when there is work', () => {
    assert.equal(threads, 1);
    let started = 0;
    fastKernels({
      startHelper: (...how) => {
        started++;
        return startHelper(...how);
      },
    });
    assert.equal(started, 0);
  });
});

describe('a second thread that is lost', () => {
  const alone = fastKernels({ worthwhile: 1 });
  assert.ok(alone);
  const values = normals(3_000_000, 9, 10);
  const table = new TextEncoder().encode(
    Array.from({ length: 20_000 }, (_, i) => `${i},${Math.sin(i)},${i / 3}`).join('\n'),
  );

  /** Kernels whose second thread is ready, and can be ended without a word: the calling thread looks at no events while it waits. */
  async function mortal() {
    const helpers: Helper[] = [];
    const ended: Promise<void>[] = [];
    const own = fastKernels({
      worthwhile: 1,
      patience: 200,
      startHelper: (data, onEnd) => {
        const end = new Promise<void>((resolve) => {
          helpers.push(startHelper(data, () => resolve(onEnd())));
        });
        ended.push(end);
        return helpers[helpers.length - 1];
      },
    });
    assert.ok(own);
    own.runs.extent(values);
    await later(200);
    return { own, helpers, ended };
  }

  const WORK: Readonly<Record<string, () => unknown>> = {
    'a normalization': () => {
      const x = resident(tensor(values, { shape: [500_000, 6] }));
      const { output, mean } = withRooms(
        () => ok(normalize(x, { scheme: 'input' })),
        (normalized) => [normalized.output.data],
      );
      return [mean.data, output.data];
    },
    'the ends of a run': () => kernels().runs.extent(values),
    'counts of digits': () => kernels().runs.countDigits(values, 0),
    'counts of bins': () => kernels().runs.countEven(values, Float64Array.of(-20, 0, 20), 1 / 20),
    powers: () => kernels().runs.powers(values, 0, 0),
    'a table': () => read(fileSource(table), { fileName: 'a.csv' }).tensors[0].tensor.data,
  };

  for (const [name, work] of Object.entries(WORK)) {
    it(`is waited for no longer than it takes to notice: ${name} is what it is on one thread`, async () => {
      const { own, helpers } = await mortal();
      helpers[0].end();
      assert.deepEqual(using(own, work), using(alone, work));
      // It was given work, and noticed.
      assert.equal(helpers.length, 2);
    });
  }

  it('is replaced by the next work, whether that finds it out or the thread’s end is told before', async () => {
    const { own, helpers, ended } = await mortal();
    const expected = own.runs.extent(values);
    helpers[0].end();
    own.runs.extent(values);
    assert.equal(helpers.length, 2);
    await later(200);
    helpers[1].end();
    await ended[1];
    const started = performance.now();
    assert.deepEqual(own.runs.extent(values), expected);
    assert.ok(performance.now() - started < 200);
    assert.equal(helpers.length, 3);
  });

  it('again and again is not started again', async () => {
    const { own, helpers, ended } = await mortal();
    for (let turn = 0; turn < 6; turn++) {
      helpers[helpers.length - 1].end();
      await ended[ended.length - 1];
      own.runs.extent(values);
    }
    assert.equal(helpers.length, 4);
  });
});

describe('room', () => {
  const fast = fastKernels({ worthwhile: 1 });
  assert.ok(fast);

  it('that is given back is used again, by one and by two that need half of it', () => {
    const whole = fast.room(10_000, 'float64');
    fast.release(whole);
    const again = fast.room(10_000, 'float64');
    assert.equal(again.byteOffset, whole.byteOffset);
    fast.release(again);
    const halves = [fast.room(5000, 'float64'), fast.room(10_000, 'float32')];
    assert.deepEqual(
      halves.map(({ byteOffset }) => byteOffset),
      [whole.byteOffset, whole.byteOffset + 40_000],
    );
    for (const half of halves) fast.release(half);
    assert.equal(fast.room(10_000, 'float64').byteOffset, whole.byteOffset);
  });

  it('keeps what is in it when the memory grows', () => {
    const first = fast.room(1000, 'float64').fill(7);
    const second = fast.room(5_000_000, 'float64').fill(8);
    assert.ok(first.every((x) => x === 7));
    assert.ok(second.every((x) => x === 8));
    fast.release(first);
    fast.release(second);
  });

  it('is ordinary memory where the module has none left', () => {
    const rooms = Array.from({ length: 9 }, () => fast.room(2 ** 26, 'float64'));
    assert.ok(rooms.every(({ length }) => length === 2 ** 26));
    for (const room of rooms) fast.release(room);
    // Twice is once.
    for (const room of rooms) fast.release(room);
  });

  it('of nothing is an array of nothing', () => {
    assert.equal(fast.room(0, 'float32').length, 0);
    fast.release(new Float64Array(3));
  });
});

describe('work with rooms', () => {
  const fast = fastKernels({ worthwhile: 1 });
  assert.ok(fast);
  const place = (): number =>
    using(fast, () =>
      withRooms(
        () => roomFor(5000, 'float64').byteOffset,
        () => [],
      ),
    );

  it('gives back what is not kept, and leaves what is to its owner', () => {
    const free = place();
    const kept = using(fast, () =>
      withRooms(
        () => roomFor(5000, 'float64'),
        (room) => [room.subarray(0, 10)],
      ),
    );
    assert.equal(kept.byteOffset, free);
    assert.notEqual(place(), free);
    using(fast, () => releaseRoom(kept));
    assert.equal(place(), free);
  });

  it('gives everything back when it throws', () => {
    const free = place();
    const failing = (): never => {
      roomFor(5000, 'float64');
      throw new Error('no');
    };
    assert.throws(() => using(fast, () => withRooms(failing, () => [])), /no/);
    assert.equal(place(), free);
  });

  it('keeps the tensor of a table and gives back what it outgrew', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `${i}.5,${i}`).join('\n');
    const rows = (): Float64Array =>
      withRooms(
        () => read(fileSource(new TextEncoder().encode(text)), { fileName: 'a.csv' }),
        ({ tensors }) => tensors.map(({ tensor: { data } }) => data),
      ).tensors[0].tensor.data as Float64Array;
    using(fast, () => {
      const first = rows();
      assert.ok(first.buffer instanceof SharedArrayBuffer);
      assert.equal(first[2 * 2999], 2999.5);
      releaseRoom(first);
      const again = rows();
      assert.equal(again.byteOffset, first.byteOffset);
      assert.equal(again[2 * 2999], 2999.5);
    });
  });
});

describe('a byte among bytes', () => {
  const fast = fastKernels({ worthwhile: 1 });
  assert.ok(fast);

  for (const length of [1, 15, 16, 17, 262_143, 262_145, 600_001]) {
    it(`is found at the ends and in the middle of ${length} bytes, and not where it is not`, () => {
      for (const at of [0, length >> 1, length - 1]) {
        const bytes = new Uint8Array(length + 3).fill(0x31);
        // Behind the bytes there is what must not be found.
        bytes.fill(0xc2, length);
        const own = bytes.subarray(0, length);
        assert.equal(fast.runs.hasByte(own, [0xe2, 0xc2, 0xa0, 0x1b]), false);
        own[at] = 0xa0;
        assert.equal(fast.runs.hasByte(own, [0xe2, 0xc2, 0xa0, 0x1b]), true);
      }
    });
  }
});
