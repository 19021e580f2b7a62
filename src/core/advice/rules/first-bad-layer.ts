import { adviseLayers } from '../layers';
import type { Rule } from '../rule';

/** NaN by layer: where in the source of this tensor it begins. */
export const firstBadLayer: Rule = ({ layers = [] }) => adviseLayers(layers).at(0);
