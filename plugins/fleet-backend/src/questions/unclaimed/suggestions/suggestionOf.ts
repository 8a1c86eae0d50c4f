import type {
  Confidence,
  OwnerSuggestion,
} from '@flotilla/backstage-plugin-fleet-common';
import { groupBy } from '../../coverage';
import type { Evidence } from './Evidence';

const HIGH = 0.85;
const MEDIUM = 0.5;

/**
 * Whom a workload may belong to: the owner that most speaks for. What speaks for
 * another makes that less sure.
 *
 * @param evidence - Of one workload
 * @returns undefined where there is none
 */
export function suggestionOf(
  evidence: readonly Evidence[],
): OwnerSuggestion | undefined {
  const candidates = [...groupBy(evidence, ({ owner }) => owner)]
    .map(([owner, all]) => ({ owner, all, sure: surenessOf(all) }))
    .sort((a, b) => b.sure - a.sure || (a.owner < b.owner ? -1 : 1));
  const [best, second] = candidates;
  if (!best) {
    return undefined;
  }
  const all = [...best.all].sort((a, b) => b.weight - a.weight);
  const entityRef = all.find(one => one.entityRef)?.entityRef;
  return {
    owner: best.owner,
    ...(entityRef ? { entityRef } : {}),
    confidence: confidenceOf(best.sure * (1 - (second?.sure ?? 0) / 2)),
    evidence: all.map(({ by, text }) => ({ by, text })),
  };
}

/** Of each kind the strongest counts: ten labels of one name are one hint. */
function surenessOf(evidence: readonly Evidence[]): number {
  const kinds = groupBy(evidence, ({ by }) => by);
  const doubt = [...kinds.values()].reduce(
    (left, all) => left * (1 - Math.max(...all.map(({ weight }) => weight))),
    1,
  );
  return 1 - doubt;
}

function confidenceOf(sure: number): Confidence {
  if (sure >= HIGH) {
    return 'high';
  }
  return sure >= MEDIUM ? 'medium' : 'low';
}
