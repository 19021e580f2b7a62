import { crc32, deflateRawSync } from 'node:zlib';

/** A .npy file of any version around any header text and data bytes. */
export function npyFile(header: string, data: Uint8Array = new Uint8Array(), major = 1): Uint8Array {
  const text = Buffer.from(`${header}\n`, major === 3 ? 'utf8' : 'latin1');
  const length = Buffer.alloc(major === 1 ? 2 : 4);
  if (major === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return joined(Buffer.from([0x93, ...Buffer.from('NUMPY'), major, 0]), length, text, data);
}

/** The header that numpy.save writes. */
export function npyHeader(descr: string, shape: string, fortranOrder = false): string {
  return `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': ${shape}, }`;
}

/** The bytes of a typed array. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** What the directory claims, where that is not the truth. */
  readonly size?: number | bigint;
  readonly crc?: number;
  /** The compressed bytes, where they are not those of `content`. */
  readonly packed?: Uint8Array;
}

/** A zip archive; `zip64` puts every size and offset of the directory into the zip64 records. */
export function zipFile(members: readonly Member[], { zip64 = false, comment = '' } = {}): Uint8Array {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, record } = zipMember(member, offset, zip64);
    locals.push(local);
    records.push(record);
    offset += local.length;
  }
  const directory = joined(...records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : members.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : directory.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const end64 = zip64 ? zip64End(members.length, directory.length, offset) : Buffer.alloc(0);
  return joined(...locals, directory, end64, end, Buffer.from(comment));
}

function zipMember(member: Member, offset: number, zip64: boolean): { local: Uint8Array; record: Uint8Array } {
  const { name, content, method = 0, flags = 0, size = content.length, crc = crc32(content) } = member;
  const packed = member.packed ?? (method === 8 ? deflateRawSync(content) : content);
  const nameBytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(nameBytes.length, 26);
  const wide = zip64 || size > 0xffffffff;
  const extra = Buffer.alloc(wide ? 28 : 0);
  if (wide) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    [BigInt(size), BigInt(packed.length), BigInt(offset)].forEach((field, i) =>
      extra.writeBigUInt64LE(field, 4 + 8 * i),
    );
  }
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
  record.writeUInt32LE(wide ? 0xffffffff : Number(size), 24);
  record.writeUInt16LE(nameBytes.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  return { local: joined(local, nameBytes, packed), record: joined(record, nameBytes, extra) };
}

function zip64End(count: number, size: number, offset: number): Uint8Array {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

/** A .safetensors file around any header text and data bytes. */
export function safetensorsFile(header: string | object, data: Uint8Array = new Uint8Array()): Uint8Array {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return joined(length, text, data);
}

/** One after the other, in a buffer of their own. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
