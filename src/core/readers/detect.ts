import type { FormatId, ReadOptions } from './reader';
import type { Source } from './source';

const BY_ENDING: Readonly<Record<string, FormatId>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  geojson: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  npy: 'npy',
  npz: 'npz',
  safetensors: 'safetensors',
};

const BY_LANGUAGE: Readonly<Record<string, FormatId>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  jsonl: 'ndjson',
  csv: 'table',
  tsv: 'table',
  'dynamic csv': 'table',
};

/** The format that name, language and content speak for. */
export function detectFormat(_source: Source, options: ReadOptions): FormatId {
  const ending = /\.([^./\\]+)$/.exec(options.fileName ?? '')?.[1].toLowerCase() ?? '';
  return lookup(BY_ENDING, ending) ?? lookup(BY_LANGUAGE, options.languageId ?? '') ?? 'json';
}

function lookup(table: Readonly<Record<string, FormatId>>, key: string): FormatId | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
