import { Coverage } from '../schema/openapi';

/** The counts by which an answer's coverage is judged. */
type Counts = Pick<Coverage, 'clusters' | 'current'> & { problems: unknown[] };

/**
 * Whether an answer saw all that it could have seen, and saw it now.
 *
 * @public
 */
export function isCoverageComplete(coverage: Counts): boolean {
  return (
    coverage.current === coverage.clusters && coverage.problems.length === 0
  );
}

/**
 * How much of the fleet an answer saw, in a sentence for people and assistants,
 * for example `41 of 43 clusters, oldest 6 min old, 2 unreachable`. A cluster
 * that is stale or unreachable counts as seen where something is known of it.
 *
 * @param now - In ms
 * @public
 */
export function coverageInWords(coverage: Coverage, now: number): string {
  const { clusters, current, oldestObservedAt } = coverage;
  const missing = (['initial', 'stale', 'unreachable', 'forbidden'] as const)
    .filter(status => coverage[status] > 0)
    .map(status => `${coverage[status]} ${status}`);
  const minutes = Math.floor(
    (now - Date.parse(oldestObservedAt ?? '')) / 60_000,
  );
  return [
    `${current} of ${clusters} clusters current`,
    ...(minutes > 0 ? [`oldest seen ${minutes} min ago`] : []),
    ...missing,
  ].join(', ');
}
