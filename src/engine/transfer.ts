import type { OpenRequest } from '../protocol/engine';
import type { WireMessage } from '../protocol/rpc';

/**
 * A message to a worker with the memory that moves there instead of being copied: the bytes of a file that is opened, or
 * values that are given. Bytes that are a part of a larger buffer are copied out first, or the worker would be given the whole.
 */
export function withTransfer(message: WireMessage): { message: WireMessage; transfer: ArrayBuffer[] } {
  if (!('call' in message) || message.method !== 'open') return { message, transfer: [] };
  const request = message.request as OpenRequest;
  const { source } = request;
  if ('values' in source) {
    const { buffer } = source.values.data;
    return { message, transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
  }
  if (!('bytes' in source)) return { message, transfer: [] };
  const { bytes } = source;
  const own = ownsItsBuffer(bytes) ? bytes : new Uint8Array(bytes);
  return { message: { ...message, request: { ...request, source: { bytes: own } } }, transfer: [own.buffer] };
}

function ownsItsBuffer(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}
