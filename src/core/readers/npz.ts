import type { Problem } from '../problem';
import { crc32 } from './zip/crc32';
import { excerpt, nameList, wholeSpan } from './excerpt';
import { inflateHead, inflateMember } from './zip/inflate';
import { NPY_HEAD, npyLayout, parseNpy, type NpyPlace } from './npy';
import { openedAsText } from './opened-as-text';
import type { Reader, ReadResult, ReadTensor } from './reader';
import { readZipDirectory, type ZipEntry } from './zip/directory';

const STORED = 0;
const DEFLATED = 8;
const SUFFIX = '.npy';
/** A member that claims to become larger is looked at before it is inflated. */
const LARGE = 2 ** 22;
/** What all members together may inflate to. */
const MAX_INFLATED = 2 ** 31;

/** Reads a NumPy archive: every `.npy` member is a tensor named as in `numpy.load(file).files`. */
export const npzReader: Reader = {
  id: 'npz',
  read(source) {
    const choice = { format: 'npz' } as const;
    const { bytes } = source;
    if (source.kind === 'text') return { choice, tensors: [], problems: [openedAsText(source, '.npz')] };
    const directory = readZipDirectory(bytes);
    if ('err' in directory) return { choice, tensors: [], problems: [directory.err] };
    const { entries, problems } = directory.ok;
    const members = entries.filter(({ name }) => name.endsWith(SUFFIX));
    const read = readMembers(bytes, members);
    const aside = setAside(entries);
    const empty = members.length + problems.length === 0 ? [emptyProblem(bytes)] : [];
    return { choice, tensors: read.tensors, problems: [...problems, ...read.problems, ...aside, ...empty] };
  },
};

type Read = Pick<ReadResult, 'tensors' | 'problems'>;

function readMembers(bytes: Uint8Array, members: readonly ZipEntry[]): Read {
  const tensors: ReadTensor[] = [];
  const problems: Problem[] = [];
  const last = new Map(members.map((entry) => [entry.name, entry]));
  const shared = overlapping(members);
  const budget = { left: MAX_INFLATED };
  for (const entry of members) {
    if (last.get(entry.name) !== entry)
      problems.push({ ...memberProblem('npz.duplicate', entry), severity: 'warning' });
    else if (shared.has(entry)) problems.push(memberProblem('npz.overlap', entry));
    else {
      const member = readMember(bytes, entry, budget);
      tensors.push(...member.tensors);
      problems.push(...member.problems);
    }
  }
  return { tensors, problems };
}

// Members that share bytes let a small file become many large tensors ("A better zip bomb", D. Fifield, 2019).
function overlapping(members: readonly ZipEntry[]): ReadonlySet<ZipEntry> {
  const sorted = [...members].sort((a, b) => a.data.start - b.data.start);
  let end = 0;
  return new Set(
    sorted.filter(({ data }) => {
      const overlaps = data.start < end && data.end > data.start;
      end = Math.max(end, data.end);
      return overlaps;
    }),
  );
}

function readMember(bytes: Uint8Array, entry: ZipEntry, budget: { left: number }): Read {
  // Bytes of a deflated member stand nowhere in the file: its problems point at the member.
  const spanOf = ({ start, end }: ReadTensor['span']) =>
    entry.method === STORED ? { start: entry.data.start + start, end: entry.data.start + end } : entry.data;
  const place = { member: `${excerpt(entry.name)}: `, spanOf };
  const content = contentOf(bytes, entry, place, budget);
  if ('code' in content) return { tensors: [], problems: [content] };
  const { tensor, problems } = parseNpy(content, place);
  const name = entry.name.slice(0, -SUFFIX.length);
  return { tensors: tensor ? [{ name, tensor, span: entry.data }] : [], problems };
}

function contentOf(
  bytes: Uint8Array,
  entry: ZipEntry,
  place: NpyPlace,
  budget: { left: number },
): Uint8Array | Problem {
  if (entry.encrypted) return memberProblem('npz.encrypted', entry);
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return memberProblem('npz.method', entry, { method: entry.method });
  }
  const packed = bytes.subarray(entry.data.start, entry.data.end);
  const refused = entry.method === DEFLATED && entry.size > LARGE ? refusedByHead(packed, entry, place) : undefined;
  if (refused) return refused;
  const content = entry.method === STORED ? packed : inflateMember(packed, entry.size, budget.left);
  if (!(content instanceof Uint8Array)) return memberProblem(content.refused, entry, content.args);
  if (entry.method === DEFLATED) budget.left -= content.length;
  if (content.length !== entry.size) {
    return memberProblem('npz.size', entry, { claimed: entry.size, found: content.length });
  }
  return crc32(content) === entry.crc ? content : memberProblem('npz.crc', entry);
}

// Why a large member is no array, from its first bytes: before the time and the memory are spent that all of it would take.
function refusedByHead(packed: Uint8Array, entry: ZipEntry, place: NpyPlace): Problem | undefined {
  const head = inflateHead(packed, NPY_HEAD);
  if (head.length < NPY_HEAD) return undefined;
  return npyLayout(head, entry.size, place).problems.find(({ severity }) => severity === 'error');
}

function memberProblem(code: string, entry: ZipEntry, args?: Problem['args']): Problem {
  return { code, severity: 'error', args: { name: excerpt(entry.name), ...args }, span: entry.record };
}

function setAside(entries: readonly ZipEntry[]): Problem[] {
  const others = entries.filter(({ name }) => !name.endsWith(SUFFIX) && !name.endsWith('/'));
  if (others.length === 0) return [];
  const args = { n: others.length, names: nameList(others.map(({ name }) => name)) };
  return [{ code: 'npz.setAside', severity: 'info', args, span: others[0].record }];
}

function emptyProblem(bytes: Uint8Array): Problem {
  return { code: 'npz.empty', severity: 'error', args: {}, span: wholeSpan(bytes) };
}
