import { MODULE, SHARED_MODULE } from './module.generated';

/** What the module exports: numbers in, numbers out. */
export type Call = (...args: number[]) => number;

let plain: WebAssembly.Module | undefined;
let shared: WebAssembly.Module | undefined;

function compiled(base64: string): WebAssembly.Module {
  return new WebAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

/** The module for a memory of its own, or for one that threads share. */
export function moduleFor(isShared: boolean): WebAssembly.Module {
  if (isShared) return (shared ??= compiled(SHARED_MODULE));
  return (plain ??= compiled(MODULE));
}

/** Whether this host runs the module: it does not where WebAssembly has no SIMD. */
export function isSupported(): boolean {
  try {
    return moduleFor(typeof SharedArrayBuffer === 'function') !== undefined;
  } catch {
    return false;
  }
}
