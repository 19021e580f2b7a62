import type { Severity } from '../problem';
import type { AdviceContext } from './context';
import { measure } from './measures';
import type { Finding } from './rule';
import { RULES } from './rules';

const GRAVITY = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

/**
 * What an expert would point at, the gravest first. Each rule is O(n) in the tensor's size; what several rules need
 * is computed once. An empty tensor has nothing to say.
 */
export function advise(context: AdviceContext): Finding[] {
  if (context.before.count === 0) return [];
  const measures = measure(context);
  const findings: Finding[] = [];
  for (const rule of Object.values(RULES)) {
    const finding = rule(measures);
    if (finding) findings.push(finding);
  }
  return findings.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}
