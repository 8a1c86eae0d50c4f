import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Header, Skeleton } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useParams } from 'react-router-dom';
import { errorKind } from '../../api';
import { useRollout } from '../../hooks';
import { rolloutRouteRef } from '../../routes';
import { RequestError } from '../RequestError';
import styles from './RolloutPage.module.css';
import { RolloutNotFound } from './RolloutNotFound';
import { RolloutSections } from './RolloutSections';

/** One rollout as it goes: its waves, its targets, and what may be done. */
export function RolloutPage() {
  const { id = '' } = useParams();
  const rolloutRoute = useRouteRef(rolloutRouteRef);
  const { data } = useRollout(id);
  const name = printable(data?.name ?? id);
  const href = rolloutRoute?.({ id }) ?? '';
  return (
    <BreadcrumbEntry entry={{ label: name, href }}>
      {data && <Header title={name} />}
      <Container>
        <RolloutContent id={id} />
      </Container>
    </BreadcrumbEntry>
  );
}

function RolloutContent({ id }: { id: string }) {
  const { data, error, refetch, dataUpdatedAt } = useRollout(id);
  if (error && errorKind(error) === 'notFound') {
    return <RolloutNotFound id={id} />;
  }
  return (
    <div className={styles.sections}>
      {error && (
        <RequestError
          error={error}
          onRetry={refetch}
          shownSince={data && dataUpdatedAt}
        />
      )}
      {data && <RolloutSections rollout={data} />}
      {!data && !error && <RolloutSkeleton />}
    </div>
  );
}

function RolloutSkeleton() {
  return (
    <div className={styles.sections} role="status" aria-busy>
      <Skeleton height="2rem" width="20rem" />
      <Skeleton height="12rem" />
      <Skeleton height="20rem" />
    </div>
  );
}
