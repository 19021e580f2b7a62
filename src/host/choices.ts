import type { Convention, SchemeId } from '../core/schemes/scheme';

// What a setting or a stored value may be. The host knows the core's types only; a row that is forgotten does not compile.

const SCHEME_ROWS = {
  input: true,
  batch: true,
  layer: true,
  instance: true,
  group: true,
  rms: true,
} as const satisfies Record<SchemeId, true>;

const CONVENTION_ROWS = {
  pytorch: true,
  keras: true,
  onnx: true,
  sklearn: true,
} as const satisfies Record<Convention, true>;

export const SCHEME_CHOICES = Object.keys(SCHEME_ROWS) as readonly SchemeId[];
export const CONVENTION_CHOICES = Object.keys(CONVENTION_ROWS) as readonly Convention[];
