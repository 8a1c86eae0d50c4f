import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { useFleetTranslation } from '../../hooks';
import { RequestError } from '../RequestError';
import styles from './WorkloadLive.module.css';

/** What a container wrote before it was started again the last time. */
export function LiveLogs({ id, container }: { id: string; container: string }) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const { data, error, refetch } = useQuery({
    queryKey: ['logs', id, container],
    queryFn: ({ signal }) =>
      api.getWorkloadLogs(id, { container, previous: true }, { signal }),
    // It is what was written once, and a cluster is asked for it.
    staleTime: Infinity,
    retry: false,
  });
  return (
    <section aria-label={t('live.logs')} className={styles.section}>
      <Text as="h3" variant="title-x-small">
        {t('live.logs')}
      </Text>
      {error && <RequestError error={error} onRetry={refetch} />}
      {!data && !error && <Text>{t('table.loading')}</Text>}
      {data && (
        <>
          <Text as="p" variant="body-small" color="secondary">
            {printable(data.pod)}
            {!data.isWhole && ` · ${t('live.cut')}`}
          </Text>
          {/* A box that scrolls has to be reached by the keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.log} tabIndex={0}>
            {lines(data.text) || t('live.nothing')}
          </pre>
        </>
      )}
    </section>
  );
}

/** The text line by line, without what a terminal would obey. */
function lines(text: string): string {
  return text
    .split('\n')
    .map(line => printable(line))
    .join('\n');
}
