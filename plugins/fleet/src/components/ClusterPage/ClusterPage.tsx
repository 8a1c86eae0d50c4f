import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Header, Skeleton } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useParams } from 'react-router-dom';
import { errorKind } from '../../api';
import { useCluster } from '../../hooks';
import { clusterRouteRef } from '../../routes';
import { RequestError } from '../RequestError';
import { AmbiguousCluster } from './AmbiguousCluster';
import { ClusterSections } from './ClusterSections';
import { ClusterNotFound } from './ClusterNotFound';
import styles from './ClusterPage.module.css';

/** One cluster: what it is, how well it is, and how well it is seen. */
export function ClusterPage() {
  const { id = '' } = useParams();
  const clusterRoute = useRouteRef(clusterRouteRef);
  const { data } = useCluster(id);
  const name = printable(data?.name ?? id);
  const href = clusterRoute?.({ id }) ?? '';
  return (
    <BreadcrumbEntry entry={{ label: name, href }}>
      {data && <Header title={name} />}
      <Container>
        <ClusterContent id={id} />
      </Container>
    </BreadcrumbEntry>
  );
}

function ClusterContent({ id }: { id: string }) {
  const { data, error, refetch, dataUpdatedAt } = useCluster(id);
  if (error && errorKind(error) === 'notFound') {
    return <ClusterNotFound id={id} />;
  }
  if (error && errorKind(error) === 'conflict') {
    return <AmbiguousCluster name={id} error={error} />;
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
      {data && <ClusterSections cluster={data} />}
      {!data && !error && <ClusterSkeleton />}
    </div>
  );
}

function ClusterSkeleton() {
  return (
    <div className={styles.sections} role="status" aria-busy>
      <Skeleton height="2rem" width="20rem" />
      <Skeleton height="12rem" />
      <Skeleton height="20rem" />
    </div>
  );
}
