import type {
  Cluster,
  RolloutPlacement,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { StatusBadge } from '../StatusBadge';
import styles from './ClusterPreview.module.css';
import { matchingClusters } from './matchingClusters';
import { selectorError } from './selectorError';

const SHOWN = 20;

interface ClusterPreviewProps {
  placement: RolloutPlacement;
  /** All that there are; undefined until they are known. */
  clusters: Cluster[] | undefined;
}

/** Which clusters a placement means now. */
export function ClusterPreview({ placement, clusters }: ClusterPreviewProps) {
  const matching = clusters && matchesOf(clusters, placement);
  return (
    <div>
      <Count matching={matching} clusters={clusters} />
      {matching && matching.length > 0 && <Matching clusters={matching} />}
      {clusters && <Missing named={placement.clusters} clusters={clusters} />}
    </div>
  );
}

/** Undefined where a placement says nothing, or nothing that can be read. */
function matchesOf(clusters: Cluster[], placement: RolloutPlacement) {
  const { clusterSelector, clusters: named } = placement;
  const isSaid =
    clusterSelector === undefined ? named : !selectorError(clusterSelector);
  return isSaid ? matchingClusters(clusters, placement) : undefined;
}

interface CountProps {
  matching: Cluster[] | undefined;
  clusters: Cluster[] | undefined;
}

/** How many match; it stays in its place, so that each change is announced. */
function Count({ matching, clusters }: CountProps) {
  const { t } = useFleetTranslation();
  const none = matching?.length === 0 && t('clusterPicker.none');
  const some =
    matching &&
    t('clusterPicker.matches', {
      count: matching.length,
      total: String(clusters?.length),
    });
  return (
    <Text role="status" color={none ? 'warning' : undefined}>
      {clusters ? none || some : t('clusterPicker.loading')}
    </Text>
  );
}

interface MissingProps {
  named: string[] | undefined;
  clusters: Cluster[];
}

/** Names in a form that was filled in before, of clusters that have left. */
function Missing({ named = [], clusters }: MissingProps) {
  const { t } = useFleetTranslation();
  const missing = named.filter(
    one => !clusters.some(({ id, name }) => id === one || name === one),
  );
  return (
    <>
      {missing.map(name => (
        <Text key={name} as="p" color="warning">
          {t('clusterPicker.noSuch', { name: printable(name) })}
        </Text>
      ))}
    </>
  );
}

function Matching({ clusters }: { clusters: Cluster[] }) {
  const { t } = useFleetTranslation();
  const more = clusters.length - SHOWN;
  return (
    <>
      <ul className={styles.list} aria-label={t('clusterPicker.matching')}>
        {clusters
          .slice(0, SHOWN)
          .map(({ id, name, distribution, region, sync }) => (
            <li key={id} className={styles.cluster}>
              <Text>{printable(name)}</Text>
              <Text variant="body-small" color="secondary">
                {printable(
                  [distributionName(distribution), region]
                    .filter(Boolean)
                    .join(' · '),
                )}
              </Text>
              {sync.status !== 'current' && (
                <StatusBadge status={sync.status} />
              )}
            </li>
          ))}
      </ul>
      {more > 0 && (
        <Text color="secondary">
          {t('clusterPicker.more', { count: more })}
        </Text>
      )}
    </>
  );
}
