import { workspace } from 'vscode';
import type { ConfigurationScope, Disposable } from 'vscode';
import type { Convention, SchemeId } from '../core/schemes/scheme';
import { CONVENTION_CHOICES, SCHEME_CHOICES } from './choices';

/** The user's settings, by their names under `normscope.`; their descriptions are in the manifest. */
export interface Settings {
  readonly codeLens: boolean;
  readonly hover: boolean;
  readonly statusBar: boolean;
  readonly problems: 'inspected' | 'open';
  readonly defaultScheme: SchemeId;
  readonly defaultConvention: Convention;
}

const SECTION = 'normscope';

/** What each may be; the first is what holds where the settings say something else. */
const CHOICES: { readonly [K in keyof Settings]: readonly Settings[K][] } = {
  codeLens: [true, false],
  hover: [true, false],
  statusBar: [true, false],
  problems: ['inspected', 'open'],
  defaultScheme: SCHEME_CHOICES,
  defaultConvention: CONVENTION_CHOICES,
};

/** A setting as it is now, for a document or its language where it may differ there. */
export function setting<K extends keyof Settings>(name: K, scope?: ConfigurationScope): Settings[K] {
  const value = workspace.getConfiguration(SECTION, scope).get<unknown>(name);
  return CHOICES[name].find((choice) => choice === value) ?? CHOICES[name][0];
}

/** Calls when a setting has changed, anywhere. */
export function onDidChangeSetting(name: keyof Settings, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${SECTION}.${name}`)) listener();
  });
}
