import type {
  ServiceCluster,
  ServiceVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import styles from './ServiceClusters.module.css';

/** In how many clusters a service runs; which they are, and with what, on demand. */
export function ServiceClusters({ service }: { service: ServiceVersions }) {
  const { t } = useFleetTranslation();
  const { clusters, entityRef } = service;
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('services.clustersOf', { service: printable(entityRef) })}
      >
        {t('services.clusterCount', { count: clusters.length })}
      </Button>
      <Dialog>
        <DialogHeader>{printable(entityRef)}</DialogHeader>
        <DialogBody>
          <ul className={styles.list}>
            {clusters.map(one => (
              <li key={one.cluster.id} className={styles.item}>
                <ClusterLink id={one.cluster.id} name={one.cluster.name} />
                <Text color={isBehind(one) ? 'warning' : 'primary'}>
                  {versionsText(one)}
                  {isBehind(one) && ` · ${t('services.isBehind')}`}
                  {one.stale && ` · ${t('status.stale')}`}
                  {one.confidence !== 'high' && ` · ${t('placements.guessed')}`}
                </Text>
              </li>
            ))}
          </ul>
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}

function versionsText({ versions }: ServiceCluster): string {
  return versions.map(({ version }) => printable(version ?? '–')).join(', ');
}

function isBehind({ versions }: ServiceCluster): boolean {
  return versions.some(({ skew }) =>
    ['patch', 'minor', 'major'].includes(skew),
  );
}
