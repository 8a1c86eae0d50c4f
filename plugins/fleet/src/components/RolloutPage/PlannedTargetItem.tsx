import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiTimeLine,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { ToneBadge } from '../ToneBadge';
import type { ToldTarget } from './drift';
import { PlannedObjectItem } from './PlannedObjectItem';
import styles from './PlannedObjects.module.css';
import { TextList } from './TextList';

const LOOKS = {
  isDrift: ['warning', RiErrorWarningLine],
  isAsDelivered: ['positive', RiCheckboxCircleLine],
  isPending: ['info', RiTimeLine],
  isUpToDate: ['positive', RiCheckboxCircleLine],
} as const;

/** What delivering to one target would change, and what stands in the way. */
export function PlannedTargetItem({ target, state }: ToldTarget) {
  const { t } = useFleetTranslation();
  const { cluster, namespace, objects, problems, engine, owner } = target;
  const [tone, icon] = LOOKS[state];
  const told = objects.filter(
    ({ act, refusal }) => act !== 'unchanged' || refusal,
  );
  const unchanged = objects.length - told.length;
  return (
    <li className={styles.target}>
      <div className={styles.head}>
        <ClusterLink {...cluster} />
        <Text color="secondary">
          {[namespace, owner ?? engine].map(printable).join(' · ')}
        </Text>
        <ToneBadge tone={tone} icon={icon}>
          {t(`rolloutPlan.${state}`)}
        </ToneBadge>
      </div>
      {problems.length > 0 && (
        <TextList label={t('rolloutPlan.problems')} texts={problems} />
      )}
      {told.map((object, index) => (
        <PlannedObjectItem key={index} object={object} />
      ))}
      {unchanged > 0 && (
        <Text as="p" color="secondary">
          {t('rolloutPlan.unchangedObjects', { count: unchanged })}
        </Text>
      )}
    </li>
  );
}
