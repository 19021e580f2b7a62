import type { Outcome, Problem, Span } from '../../problem';
import { excerpt, wholeSpan } from '../excerpt';

/** One member of a zip archive, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others exist. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** The member's compressed bytes. */
  readonly data: Span;
  /** Its record in the central directory. */
  readonly record: Span;
}

/** The members that can be reached, and what is wrong with the others. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly problems: readonly Problem[];
}

const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 };
const CENTRAL_HEADER = { signature: 0x02014b50, bytes: 46 };
const END = { signature: 0x06054b50, bytes: 22 };
const ZIP64_LOCATOR = { signature: 0x07064b50, bytes: 20 };
const ZIP64_END = { signature: 0x06064b50, bytes: 56 };
const ZIP64_EXTRA = 0x0001;
const MAX_COMMENT = 0xffff;
const FULL_32 = 0xffffffff;

interface Directory extends Span {
  readonly count: number;
  /** What stands before the archive proper: every offset in it counts from here. */
  readonly base: number;
}

/**
 * Reads the central directory of a zip archive, zip64 included (APPNOTE 6.3.10, 4.3 to 4.5), without touching the members.
 * Err if there is no directory; a member whose record or local header is damaged is a problem.
 */
export function readZipDirectory(bytes: Uint8Array): Outcome<ZipDirectory> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const directory = findDirectory(view);
  if (!directory) return { err: { code: 'npz.noDirectory', severity: 'error', args: {}, span: wholeSpan(bytes) } };
  const entries: ZipEntry[] = [];
  const problems: Problem[] = [];
  let at = directory.start;
  for (let i = 0; i < directory.count; i++) {
    const record = recordAt(view, at, directory.end);
    if (!record) {
      const span = { start: at, end: Math.max(at, directory.end) };
      problems.push({ code: 'npz.directoryCut', severity: 'error', args: { read: i, count: directory.count }, span });
      break;
    }
    const entry = entryOf(bytes, view, record, directory.base);
    if ('err' in entry) problems.push(entry.err);
    else entries.push(entry.ok);
    at = record.end;
  }
  return { ok: { entries, problems } };
}

function findDirectory(view: DataView): Directory | undefined {
  const last = view.byteLength - END.bytes;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) !== END.signature) continue;
    if (view.getUint16(at + 20, true) > view.byteLength - at - END.bytes) continue;
    const directory = directory64(view, at) ?? directory32(view, at);
    if (directory) return directory;
  }
  return undefined;
}

function directory32(view: DataView, at: number): Directory | undefined {
  return directoryOf(at, view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true));
}

function directory64(view: DataView, at: number): Directory | undefined {
  const locator = at - ZIP64_LOCATOR.bytes;
  if (locator < ZIP64_END.bytes || view.getUint32(locator, true) !== ZIP64_LOCATOR.signature) return undefined;
  // With something before the archive the locator's offset is short; the record still stands right before it.
  const end = [uint64(view, locator + 8), locator - ZIP64_END.bytes].find(
    (offset) => offset <= locator - ZIP64_END.bytes && view.getUint32(offset, true) === ZIP64_END.signature,
  );
  if (end === undefined) return undefined;
  return directoryOf(end, uint64(view, end + 32), uint64(view, end + 40), uint64(view, end + 48));
}

// The directory stands right before the record that tells of it, whatever offset that record claims.
function directoryOf(recordAt: number, count: number, size: number, offset: number): Directory | undefined {
  const start = recordAt - size;
  const base = start - offset;
  return start >= 0 && base >= 0 ? { start, end: recordAt, base, count } : undefined;
}

// Beyond 2^53 it is no longer exact, and beyond any file.
function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

interface DirectoryRecord extends Span {
  readonly nameEnd: number;
  readonly extraEnd: number;
}

function recordAt(view: DataView, at: number, end: number): DirectoryRecord | undefined {
  if (at + CENTRAL_HEADER.bytes > end || view.getUint32(at, true) !== CENTRAL_HEADER.signature) return undefined;
  const nameEnd = at + CENTRAL_HEADER.bytes + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const recordEnd = extraEnd + view.getUint16(at + 32, true);
  return recordEnd <= end ? { start: at, nameEnd, extraEnd, end: recordEnd } : undefined;
}

function entryOf(bytes: Uint8Array, view: DataView, record: DirectoryRecord, base: number): Outcome<ZipEntry> {
  const at = record.start;
  const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_HEADER.bytes, record.nameEnd));
  const sizes = sizesOf(view, record);
  const start = sizes && localDataStart(view, base + sizes.localOffset);
  const span = { start: at, end: record.end };
  if (sizes === undefined || start === undefined || start + sizes.compressedSize > bytes.length) {
    return { err: { code: 'npz.memberCut', severity: 'error', args: { name: excerpt(name) }, span } };
  }
  return {
    ok: {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      compressedSize: sizes.compressedSize,
      size: sizes.size,
      data: { start, end: start + sizes.compressedSize },
      record: span,
    },
  };
}

interface EntrySizes {
  readonly size: number;
  readonly compressedSize: number;
  readonly localOffset: number;
}

// A field that is full stands in the zip64 extra field, where only the full ones are, in this order.
function sizesOf(view: DataView, record: DirectoryRecord): EntrySizes | undefined {
  const at = record.start;
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  if (fields.includes(FULL_32)) {
    let extra = zip64Extra(view, record);
    if (!extra) return undefined;
    for (const [i, field] of fields.entries()) {
      if (field !== FULL_32) continue;
      if (extra.start + 8 > extra.end) return undefined;
      fields[i] = uint64(view, extra.start);
      extra = { start: extra.start + 8, end: extra.end };
    }
  }
  const [size, compressedSize, localOffset] = fields;
  return { size, compressedSize, localOffset };
}

function zip64Extra(view: DataView, { nameEnd, extraEnd }: DirectoryRecord): Span | undefined {
  let at = nameEnd;
  while (at + 4 <= extraEnd) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extraEnd) return undefined;
    if (view.getUint16(at, true) === ZIP64_EXTRA) return { start: at + 4, end };
    at = end;
  }
  return undefined;
}

function localDataStart(view: DataView, at: number): number | undefined {
  if (at + LOCAL_HEADER.bytes > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER.signature)
    return undefined;
  return at + LOCAL_HEADER.bytes + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}
