import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { DateTime } from 'luxon';
import { useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { EntityLink } from '../EntityLink';
import { ToneBadge } from '../ToneBadge';
import styles from './ChangeItem.module.css';
import { changeSummary } from './changeSummary';
import { CHANGE_KINDS } from './kinds';

interface ChangeItemProps {
  change: Change;
  /** Whether it goes without saying which cluster it was in. */
  isOfCluster?: boolean;
}

/** One change: when, of what kind, where and what. */
export function ChangeItem({ change, isOfCluster }: ChangeItemProps) {
  const { t } = useFleetTranslation();
  const { at, kind, cluster } = change;
  const { icon, tone } = CHANGE_KINDS.find(one => one.kind === kind)!;
  const time = DateTime.fromISO(at);
  return (
    <li className={styles.item}>
      <time
        dateTime={at}
        title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
      >
        <Text variant="body-medium" color="secondary">
          {time.toLocaleString(DateTime.TIME_SIMPLE)}
        </Text>
      </time>
      <div>
        <ToneBadge icon={icon} tone={tone}>
          {t(`changeKind.${kind}`)}
        </ToneBadge>
      </div>
      <div className={styles.what}>
        <div className={styles.where}>
          <Subject change={change} />
          {!isOfCluster && <ClusterLink id={cluster.id} name={cluster.name} />}
        </div>
        <Text as="p" variant="body-medium">
          {changeSummary(t, change)}
        </Text>
        <Exactness change={change} />
      </div>
    </li>
  );
}

/** Whose workload it was of, if any. */
function Subject({ change }: { change: Change }) {
  const { workload, namespace, entityRef } = change;
  return (
    <>
      {entityRef && <EntityLink entityRef={entityRef} />}
      {workload && (
        <Text variant="body-small" color="secondary">
          {printable(`${workload.kind} ${workload.name} · ${namespace}`)}
        </Text>
      )}
      {!workload && namespace && (
        <Text variant="body-small" color="secondary">
          {printable(namespace)}
        </Text>
      )}
    </>
  );
}

/** How its time is meant, where that does not go without saying. */
function Exactness({ change }: { change: Change }) {
  const { t } = useFleetTranslation();
  const { notBefore, lastAt, upgrade, precision } = change;
  const shown = (time: string) =>
    DateTime.fromISO(time).toLocaleString(DateTime.DATETIME_MED);
  const parts = [
    lastAt && t('changes.until', { time: shown(lastAt) }),
    notBefore && t('changes.notBefore', { time: shown(notBefore) }),
    upgrade?.evidence === 'recovered' && t('upgrades.recovered'),
    upgrade && precision !== 'second' && t(`precision.${precision}`),
  ].filter(Boolean);
  return parts.length > 0 ? (
    <Text as="p" variant="body-small" color="secondary">
      {parts.join(' · ')}
    </Text>
  ) : null;
}
