import type { CoverageProblem } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';
import styles from './ProblemList.module.css';

/** What could not be seen: where, since when, and why. */
export function ProblemList({ problems }: { problems: CoverageProblem[] }) {
  const { t } = useFleetTranslation();
  return (
    <ul className={styles.list}>
      {problems.map((problem, index) => (
        <li key={index} className={styles.problem}>
          <StatusBadge status={problem.status} />
          <span className={styles.subject}>
            <Subject problem={problem} />
            {problem.kind && (
              <span className={styles.kind}>
                {t('coverage.kind', { kind: printable(problem.kind) })}
              </span>
            )}
          </span>
          <span className={styles.reason}>{printable(problem.reason)}</span>
          <span className={styles.since}>
            <RelativeTime at={problem.since} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Subject({ problem }: { problem: CoverageProblem }) {
  const { t } = useFleetTranslation();
  const { cluster, clusterName, locator } = problem;
  if (cluster) {
    return <ClusterLink id={cluster} name={clusterName ?? cluster} />;
  }
  if (locator) {
    return <>{t('coverage.locator', { locator: printable(locator) })}</>;
  }
  return <>{printable(clusterName ?? t('coverage.unnamed'))}</>;
}
