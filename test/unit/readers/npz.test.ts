import assert from 'node:assert/strict';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { read } from '../../../src/core/readers';
import { crc32 } from '../../../src/core/readers/zip/crc32';
import type { ReadResult } from '../../../src/core/readers/reader';
import { fileSource } from '../../../src/core/readers/source';
import { toNested } from '../../../src/core/tensor/values';
import { bytesOf, joined, npyFile, npyHeader, zipFile, type Member } from './binary-files';

const ONE = npyFile(npyHeader('<f8', '(2,)'), bytesOf(Float64Array.of(1, 2)));
const ZEROS = npyFile(npyHeader('<f8', '(20000,)'), new Uint8Array(160_000));

function readNpz(bytes: Uint8Array): ReadResult {
  return read(fileSource(bytes), { format: 'npz' });
}

function codes(result: ReadResult): string[] {
  return result.problems.map(({ code }) => code);
}

describe('the .npz reader', () => {
  for (const method of [0, 8]) {
    for (const zip64 of [false, true]) {
      it(`reads members of method ${method}${zip64 ? ' in a zip64 archive' : ''}, named without .npy`, () => {
        const members = [
          { name: 'conv1.weight.npy', content: ONE, method },
          { name: '가중치.npy', content: ZEROS, method },
        ];
        const { tensors, problems } = readNpz(zipFile(members, { zip64 }));
        assert.deepEqual(problems, []);
        assert.deepEqual(
          tensors.map(({ name, tensor }) => [name, tensor.shape]),
          [
            ['conv1.weight', [2]],
            ['가중치', [20000]],
          ],
        );
        assert.deepEqual(tensors[0].tensor.data, Float64Array.of(1, 2));
        assert.ok(tensors[1].tensor.data.every((value) => value === 0));
      });
    }
  }

  it('reads an archive with a comment, with bytes before it and from the middle of a buffer', () => {
    const archive = zipFile([{ name: 'x.npy', content: ONE }], { comment: 'PK\x05\x06 looks like an end' });
    const larger = joined(new Uint8Array(5), archive, new Uint8Array(3));
    const result = readNpz(larger.subarray(2, 5 + archive.length));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.tensors[0].tensor.data, Float64Array.of(1, 2));
  });

  it('sets aside what is no .npy member, by name', () => {
    const members = ['notes.txt', 'x.npy', '<img onerror=alert(1)>', 'folder/'].map((name) => ({ name, content: ONE }));
    const result = readNpz(zipFile(members));
    assert.deepEqual(
      result.tensors.map(({ name }) => name),
      ['x'],
    );
    assert.deepEqual(
      result.problems.map(({ code, severity, args }) => [code, severity, args]),
      [['npz.setAside', 'info', { n: 2, names: 'notes.txt, <img onerror=alert(1)>' }]],
    );
  });

  it('keeps harmless names that mean something to JavaScript', () => {
    const { tensors } = readNpz(zipFile(['__proto__.npy', 'constructor.npy'].map((name) => ({ name, content: ONE }))));
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['__proto__', 'constructor'],
    );
  });

  it('refuses a member of its own accord and reads the others', () => {
    const strings = npyFile(npyHeader('<U5', '(1,)'), new Uint8Array(20));
    const result = readNpz(
      zipFile([
        { name: 'names.npy', content: strings },
        { name: 'x.npy', content: ONE },
      ]),
    );
    assert.deepEqual(
      result.tensors.map(({ name }) => name),
      ['x'],
    );
    assert.deepEqual(codes(result), ['npy.string']);
    assert.equal(result.problems[0].args.member, 'names.npy: ');
  });

  it('points a problem of a stored member at its bytes in the archive', () => {
    const archive = zipFile([{ name: 'x.npy', content: npyFile(npyHeader('<c16', '(1,)'), new Uint8Array(16)) }]);
    const { start, end } = readNpz(archive).problems[0].span!;
    assert.equal(Buffer.from(archive.subarray(start, end)).toString(), `'<c16'`);
  });

  it('reads the last of two members of one name, as NumPy does, and says so', () => {
    const other = npyFile(npyHeader('<f8', '(1,)'), bytesOf(Float64Array.of(9)));
    const result = readNpz(
      zipFile([
        { name: 'x.npy', content: ONE },
        { name: 'x.npy', content: other },
      ]),
    );
    assert.deepEqual(codes(result), ['npz.duplicate']);
    assert.deepEqual(
      result.tensors.map(({ tensor }) => tensor.data),
      [Float64Array.of(9)],
    );
  });

  const hostile: readonly [string, Partial<Member>, string][] = [
    ['that is encrypted', { flags: 1 }, 'npz.encrypted'],
    ['of an unknown method', { method: 12 }, 'npz.method'],
    ['with a wrong checksum', { crc: 1 }, 'npz.crc'],
    ['that claims 1 TB', { method: 8, size: 1_000_000_000_000n }, 'npz.tooLarge'],
    ['that claims more than deflate can do', { method: 8, size: 2_000_000_000 }, 'npz.ratio'],
    ['that inflates to more than it claims', { method: 8, content: ZEROS, size: 100_000 }, 'npz.moreThanClaimed'],
    ['that inflates to less than it claims', { method: 8, size: 200 }, 'npz.size'],
    ['that is stored and shorter than it claims', { size: 200 }, 'npz.size'],
    ['that is no deflate stream', { method: 8, packed: new Uint8Array(40).fill(255) }, 'npz.inflate'],
  ];
  for (const [what, member, code] of hostile) {
    it(`refuses a member ${what}, and reads the others`, () => {
      const archive = zipFile([
        { name: 'bad.npy', content: ONE, ...member },
        { name: 'x.npy', content: ONE },
      ]);
      const result = readNpz(archive);
      assert.deepEqual(codes(result), [code]);
      assert.equal(result.problems[0].args.name, 'bad.npy');
      assert.deepEqual(
        result.tensors.map(({ name }) => name),
        ['x'],
      );
    });
  }

  it('refuses a member that shares its bytes with another: many records, one large member', () => {
    const archive = zipFile([
      { name: 'x.npy', content: ONE },
      { name: 'y.npy', content: ONE },
    ]);
    const second = Buffer.from(archive.buffer).lastIndexOf('PK\x01\x02');
    new DataView(archive.buffer).setUint32(second + 42, 0, true);
    const result = readNpz(archive);
    assert.deepEqual(codes(result), ['npz.overlap']);
    assert.equal(result.tensors.length, 1);
  });

  it('refuses a member that begins outside the archive', () => {
    const archive = zipFile([{ name: 'x.npy', content: ONE }]);
    const directory = Buffer.from(archive.buffer).indexOf('PK\x01\x02');
    new DataView(archive.buffer).setUint32(directory + 42, 0x7fffffff, true);
    assert.deepEqual(codes(readNpz(archive)), ['npz.memberCut']);
  });

  it('says how much of a damaged directory can be read', () => {
    const archive = zipFile([
      { name: 'x.npy', content: ONE },
      { name: 'y.npy', content: ONE },
    ]);
    const second = Buffer.from(archive.buffer).lastIndexOf('PK\x01\x02');
    archive[second] = 0;
    const result = readNpz(archive);
    assert.deepEqual(
      result.tensors.map(({ name }) => name),
      ['x'],
    );
    assert.deepEqual(result.problems[0].args, { read: 1, count: 2 });
  });

  it('refuses a directory that claims four thousand million members without looking for them', () => {
    const archive = zipFile([{ name: 'x.npy', content: ONE }], { zip64: true });
    const end = Buffer.from(archive.buffer).lastIndexOf('PK\x06\x06');
    new DataView(archive.buffer).setBigUint64(end + 32, 2n ** 32n, true);
    assert.deepEqual(codes(readNpz(archive)), ['npz.directoryCut']);
  });

  it('refuses what is no archive, an empty one, and one without arrays', () => {
    assert.deepEqual(codes(readNpz(new Uint8Array())), ['npz.noDirectory']);
    assert.deepEqual(codes(readNpz(ONE)), ['npz.noDirectory']);
    assert.deepEqual(codes(readNpz(zipFile([]))), ['npz.empty']);
    assert.deepEqual(codes(readNpz(zipFile([{ name: 'a.txt', content: ONE }]))), ['npz.setAside', 'npz.empty']);
  });

  it('looks at what a large member begins with before it inflates all of it', () => {
    const nothing = zipFile([{ name: 'x.npy', content: new Uint8Array(2 ** 23), method: 8, crc: 1 }]);
    assert.deepEqual(codes(readNpz(nothing)), ['npy.magic']);
    const content = new Uint8Array(2 ** 23);
    content.set(npyFile(npyHeader('<f8', '(1048576, 64)'), new Uint8Array(0)));
    assert.deepEqual(codes(readNpz(zipFile([{ name: 'x.npy', content, method: 8, crc: 1 }]))), ['npy.dataCut']);
    content.set(npyFile(npyHeader('<f8', '(2,)'), bytesOf(Float64Array.of(1.5, 2.5))));
    const read = readNpz(zipFile([{ name: 'x.npy', content, method: 8 }]));
    assert.deepEqual(codes(read), ['npy.trailing']);
    assert.deepEqual(read.tensors.map(({ tensor }) => toNested(tensor)), [[1.5, 2.5]]); // prettier-ignore
  });

  it('refuses an archive cut anywhere', () => {
    const archive = zipFile([{ name: 'x.npy', content: ONE, method: 8 }]);
    for (let length = 0; length < archive.length; length++) {
      assert.deepEqual(codes(readNpz(archive.subarray(0, length))), ['npz.noDirectory']);
    }
  });
});

describe('crc32', () => {
  it('is that of zlib at every length and alignment', () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, i) => (i * 2654435761) >>> 13);
    for (let start = 0; start < 9; start++) {
      for (let end = start; end < 64; end++) {
        assert.equal(crc32(bytes.subarray(start, end)), zlibCrc32(bytes.subarray(start, end)));
      }
    }
  });
});
