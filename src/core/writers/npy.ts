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

/** A tensor as a .npy file, version 1.0, row-major, as `numpy.save` writes it. bfloat16 and float8 become float32. */
export function toNpy(tensor: Tensor): Uint8Array<ArrayBuffer> {
  const { dtype, data, shape } = tensor.dtype in DESCRS ? rowMajor(tensor) : cast(tensor, 'float32');
  const descr = DESCRS[dtype] as string;
  const order = descr.endsWith('1') ? '|' : LITTLE_ENDIAN ? '<' : '>';
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${order}${descr}', 'fortran_order': False, 'shape': (${tuple}), }`;
  const start = Math.ceil((PREFIX + header.length + 1) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(start + data.byteLength);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(file.buffer).setUint16(8, start - PREFIX, true);
  file.set(new TextEncoder().encode(`${header.padEnd(start - PREFIX - 1)}\n`), PREFIX);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
  return file;
}
