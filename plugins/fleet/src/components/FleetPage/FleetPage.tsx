import type { ClusterList } from '@flotilla/backstage-plugin-fleet-common';
import { Container, Flex } from '@backstage/ui';

import { useClusters } from '../../hooks';
import { ClustersTable } from '../ClustersTable';
import { CoverageBanner } from '../CoverageBanner';
import { NoClusters } from '../NoClusters';
import { RequestError } from '../RequestError';

/** The fleet: how much of it is seen, and its clusters. */
export function FleetPage() {
  const { data, error, refetch, dataUpdatedAt } = useClusters();
  return (
    <Container>
      <Flex direction="column" gap="4">
        {error && (
          <RequestError
            error={error}
            onRetry={refetch}
            shownSince={data && dataUpdatedAt}
          />
        )}
        {(data || !error) && <Fleet fleet={data} />}
      </Flex>
    </Container>
  );
}

function Fleet({ fleet }: { fleet: ClusterList | undefined }) {
  const isEmpty = fleet?.coverage.clusters === 0;
  const isUnconfigured = isEmpty && fleet.coverage.problems.length === 0;
  if (isUnconfigured) {
    return <NoClusters />;
  }
  return (
    <>
      {fleet && <CoverageBanner coverage={fleet.coverage} />}
      {!isEmpty && <ClustersTable clusters={fleet?.items} />}
    </>
  );
}
