import type { Dtype } from '../tensor/dtype';
import type { Tensor } from '../tensor/tensor';
import { cast, rowMajor } from '../tensor/values';

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const ALIGNMENT = 64;
const PREFIX = 10;

/** How NumPy spells a dtype; those that it does not have are missing, and are written as float32, which holds them exactly. */
const DESCRS: Readonly<Partial<Record<Dtype, string>>> = {
  float64: 'f8',
  float32: 'f4',
  float16: 'f2',
  int8: 'i1',
  uint8: 'u1',
  int16: 'i2',
  uint16: 'u2',
  int32: 'i4',
  uint32: 'u4',
  int64: 'i8',
  uint64: 'u8',
  bool: 'b1',
};

/** The header of a .npy file, version 1.0: what stands before the elements, in this machine's byte order. RangeError for a dtype that NumPy has not. */
export function npyHeader(dtype: Dtype, shape: readonly number[], fortranOrder = false): Uint8Array<ArrayBuffer> {
  const descr = DESCRS[dtype];
  if (!descr) throw new RangeError(`NumPy has no ${dtype}`);
  const order = descr.endsWith('1') ? '|' : LITTLE_ENDIAN ? '<' : '>';
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const fields = `{'descr': '${order}${descr}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${tuple}), }`;
  const length = Math.ceil((PREFIX + fields.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new Uint8Array(length);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(header.buffer).setUint16(8, length - PREFIX, true);
  header.set(new TextEncoder().encode(`${fields.padEnd(length - PREFIX - 1)}\n`), PREFIX);
  return header;
}

/** A dtype that a .npy file can have and that holds all values of another one. */
export function npyDtypeFor(dtype: Dtype): Dtype {
  return dtype in DESCRS ? dtype : 'float32';
}

/** A tensor as a .npy file, version 1.0, row-major, as `numpy.save` writes it. bfloat16 and float8 become float32. */
export function toNpy(tensor: Tensor): Uint8Array<ArrayBuffer> {
  const { dtype, data, shape } = tensor.dtype in DESCRS ? rowMajor(tensor) : cast(tensor, 'float32');
  const header = npyHeader(dtype, shape);
  const file = new Uint8Array(header.length + data.byteLength);
  file.set(header);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return file;
}
