import 'mocha/mocha.js';
import { MOCHA_OPTIONS } from './options';

/** A Mocha whose `describe` and `it` are global from now on: the build that needs no Node. */
export function createMocha(): Mocha {
  return mocha.setup(MOCHA_OPTIONS);
}
