/** How the specs run in either host. Mocha's `base` reporter prints nothing: what happened is told by `report`. */
export const MOCHA_OPTIONS = { ui: 'bdd', timeout: 20_000, reporter: 'base' } as const;
