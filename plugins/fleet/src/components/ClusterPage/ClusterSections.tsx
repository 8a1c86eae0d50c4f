import type { ClusterDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Alert, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { ReactNode } from 'react';

import { useFleetTranslation } from '../../hooks';
import { RecentChanges } from '../ChangesPage';
import { BlastRadius } from '../BlastRadius';
import { KindsTable } from '../KindsTable';
import { ProblemList } from '../ProblemList';
import { RelativeTime } from '../RelativeTime';
import styles from './ClusterPage.module.css';
import { ClusterFacts } from './ClusterFacts';
import { ClusterState } from './ClusterState';

interface ClusterSectionsProps {
  cluster: ClusterDetails;
}

/** All that is known of a cluster. */
export function ClusterSections({ cluster }: ClusterSectionsProps) {
  const { t } = useFleetTranslation();
  return (
    <div className={styles.sections}>
      <NotCurrent cluster={cluster} />
      <div className={styles.columns}>
        <Section title={t('cluster.state')}>
          <ClusterState cluster={cluster} />
        </Section>
        <Section title={t('cluster.overview')}>
          <ClusterFacts cluster={cluster} />
        </Section>
      </div>
      {cluster.problems.length > 0 && (
        <Section title={t('cluster.problems')}>
          <ProblemList problems={cluster.problems} />
        </Section>
      )}
      <Section title={t('changes.recent')}>
        <RecentChanges cluster={cluster.id} />
      </Section>
      <Section title={t('blastRadius.title')}>
        <BlastRadius of={{ cluster: cluster.id }} />
      </Section>
      <Section title={t('cluster.kinds')}>
        <KindsTable kinds={cluster.kinds} />
      </Section>
    </div>
  );
}

function NotCurrent({ cluster: { sync } }: ClusterSectionsProps) {
  const { t } = useFleetTranslation();
  if (sync.status === 'current' || !sync.observedAt) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={
        <>
          {t('cluster.notCurrent')} {t('cluster.observedAt')}:{' '}
          <RelativeTime at={sync.observedAt} />
        </>
      }
      description={sync.reason && printable(sync.reason)}
    />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <Text as="h3" variant="title-x-small" className={styles.heading}>
        {title}
      </Text>
      {children}
    </section>
  );
}
