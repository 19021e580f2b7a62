import type { AdviceContext } from './context';
import type { Finding } from './rule';

/** What an expert would point at, the gravest first. Every rule is O(n); what several need is computed once. */
export function advise(_context: AdviceContext): Finding[] {
  return [];
}
