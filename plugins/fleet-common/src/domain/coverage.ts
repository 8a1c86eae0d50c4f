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
