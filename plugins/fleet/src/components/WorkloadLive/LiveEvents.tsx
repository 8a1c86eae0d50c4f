import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { useFleetTranslation } from '../../hooks';
import { RelativeTime } from '../RelativeTime';
import { RequestError } from '../RequestError';
import styles from './WorkloadLive.module.css';

/** What the cluster says of a workload and what is of it now. */
export function LiveEvents({ id }: { id: string }) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const { data, error, refetch } = useQuery({
    queryKey: ['events', id],
    queryFn: ({ signal }) => api.listWorkloadEvents(id, { signal }),
    staleTime: 5_000,
    retry: false,
  });
  return (
    <section aria-label={t('live.events')} className={styles.section}>
      <Text as="h3" variant="title-x-small">
        {t('live.events')}
      </Text>
      {error && <RequestError error={error} onRetry={refetch} />}
      {!data && !error && <Text>{t('table.loading')}</Text>}
      {data && data.items.length === 0 && <Text>{t('live.noEvents')}</Text>}
      <ul className={styles.events}>
        {data?.items.map(event => (
          <li key={`${event.lastAt} ${event.reason} ${event.object.name}`}>
            <Text weight={event.type === 'Warning' ? 'bold' : 'regular'}>
              {printable(event.reason)} ×{event.count}
            </Text>{' '}
            <Text color="secondary">
              <RelativeTime at={event.lastAt} /> ·{' '}
              {printable(event.object.name)}
            </Text>
            <Text as="p">{printable(event.message)}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
