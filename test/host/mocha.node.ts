import Mocha from 'mocha';
import { MOCHA_OPTIONS } from './options';

/** A Mocha whose `describe` and `it` are global from now on. */
export function createMocha(): Mocha {
  const mocha = new Mocha(MOCHA_OPTIONS);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  return mocha;
}
