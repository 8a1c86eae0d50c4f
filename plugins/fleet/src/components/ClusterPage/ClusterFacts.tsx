import type { ClusterDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Badge } from '@backstage/ui';
import {
  distributionName,
  platformName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation } from '../../hooks';
import styles from './ClusterPage.module.css';
import { FactList } from './FactList';

/** What a cluster is. */
export function ClusterFacts({ cluster }: { cluster: ClusterDetails }) {
  const { t } = useFleetTranslation();
  const { platform, region, version, uid } = cluster;
  return (
    <FactList
      facts={[
        [t('clusters.distribution'), <Distribution cluster={cluster} />],
        [t('clusters.version'), version && printable(version)],
        [t('cluster.platform'), platform && printable(platformName(platform))],
        [t('clusters.region'), region && printable(region)],
        [t('cluster.labels'), <Labels labels={cluster.labels} />],
        [t('cluster.locator'), printable(cluster.locator)],
        [t('cluster.id'), <code>{printable(cluster.id)}</code>],
        [t('cluster.uid'), uid && <code>{printable(uid)}</code>],
      ]}
    />
  );
}

function Distribution({ cluster }: { cluster: ClusterDetails }) {
  const { t } = useFleetTranslation();
  const { distribution, detection } = cluster;
  return (
    <>
      {printable(distributionName(distribution))}
      {detection && (
        <>
          <span className={styles.secondary}>
            {' · '}
            {t('cluster.confidence', {
              confidence: t(`confidence.${detection.confidence}`),
            })}
          </span>
          <ul className={styles.evidence} aria-label={t('cluster.evidence')}>
            {detection.evidence.map(evidence => (
              <li key={evidence}>{printable(evidence)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Labels({ labels }: { labels: Record<string, string> }) {
  const { t } = useFleetTranslation();
  const entries = Object.entries(labels);
  if (entries.length === 0) {
    return <span className={styles.secondary}>{t('cluster.noLabels')}</span>;
  }
  return (
    <ul className={styles.labels}>
      {entries.map(([name, value]) => (
        <li key={name}>
          <Badge size="small" className={styles.label}>
            {printable(`${name}=${value}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
