import type { RolloutEvent } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import styles from './RolloutPage.module.css';

/** What happened to a rollout, the last first. */
export function RolloutEvents({ events }: { events: RolloutEvent[] }) {
  const { t } = useFleetTranslation();
  if (events.length === 0) {
    return <Text color="secondary">{t('rollout.noEvents')}</Text>;
  }
  return (
    <ol className={styles.list} aria-label={t('rollout.events')}>
      {events.map((event, index) => (
        <li key={events.length - index} className={styles.event}>
          <Text color="secondary">
            <RelativeTime at={event.at} />
          </Text>
          <Actor actor={event.actor} />
          <div className={styles.text}>
            {event.cluster && (
              <>
                <ClusterLink {...event.cluster} />{' '}
              </>
            )}
            <Text>{printable(event.message)}</Text>{' '}
            <Text variant="body-small" color="secondary">
              {printable(event.type)}
            </Text>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Actor({ actor }: Pick<RolloutEvent, 'actor'>) {
  const { t } = useFleetTranslation();
  return actor ? (
    <EntityLink entityRef={actor} />
  ) : (
    <Text color="secondary">{t('rollout.byFleet')}</Text>
  );
}
