// The part of the web platform that the core uses and that Node, workers and browsers all have.
// The core is compiled with neither DOM nor Node types, so that nothing else slips in.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
