import temml from 'temml';
import type { FormulaRenderer } from './formula';

// A bundle of its own: the panel loads it when the first formula is to be seen.
const render: FormulaRenderer = (tex, place, displayMode) =>
  temml.render(tex, place, { displayMode, throwOnError: true });
Object.assign(globalThis, { normscopeFormulas: render });
