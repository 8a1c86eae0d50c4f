import type { PlacementList } from '@flotilla/backstage-plugin-fleet-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { serviceLookup } from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation, usePlacements } from '../../hooks';
import { RecentChanges } from '../ChangesPage';
import { BlastRadiusButton } from '../BlastRadius';
import { CoverageBanner } from '../CoverageBanner';
import { EntityRollouts } from '../EntityRollouts';
import { NoClusters } from '../NoClusters';
import { PlacementsTable } from '../PlacementsTable';
import { RequestError } from '../RequestError';
import { SubHeading } from '../SubHeading';
import { lookupText } from './lookupText';
import { Nowhere } from './Nowhere';
import { PlacementsSummary } from './PlacementsSummary';

/** In which clusters a component runs now. */
export function EntityClusters() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { data, error, refetch, dataUpdatedAt } = usePlacements(entityRef);
  return (
    <Flex direction="column" gap="4">
      {error && (
        <RequestError
          error={error}
          onRetry={refetch}
          shownSince={data && dataUpdatedAt}
        />
      )}
      {(data || !error) && <Placements answer={data} />}
      {/* A service may be on its way to where it does not run yet. */}
      {data && !isUnconfigured(data) && (
        <EntityRollouts entityRef={entityRef} />
      )}
    </Flex>
  );
}

interface PlacementsProps {
  answer: PlacementList | undefined;
}

function Placements({ answer }: PlacementsProps) {
  const isEmpty = answer?.items.length === 0;
  if (isEmpty && isUnconfigured(answer)) {
    return <NoClusters />;
  }
  return (
    <>
      {answer && <CoverageBanner coverage={answer.coverage} />}
      {isEmpty ? (
        <Nowhere coverage={answer.coverage} />
      ) : (
        <>
          {answer && <Found answer={answer} />}
          <PlacementsTable placements={answer?.items} />
          {answer && <EntityChanges />}
        </>
      )}
    </>
  );
}

/** What happened last to what runs of it. */
function EntityChanges() {
  const { t } = useFleetTranslation();
  const { entity } = useEntity();
  return (
    <section aria-label={t('changes.recent')}>
      <SubHeading>{t('changes.recent')}</SubHeading>
      <RecentChanges entityRef={stringifyEntityRef(entity)} />
    </section>
  );
}

function Found({ answer }: { answer: PlacementList }) {
  const { t } = useFleetTranslation();
  const { entity } = useEntity();
  return (
    <div>
      <PlacementsSummary placements={answer.items} />
      <Text as="p" variant="body-small" color="secondary">
        {lookupText(t, serviceLookup(entity))}
      </Text>
      <BlastRadiusButton
        of={{ entityRef: stringifyEntityRef(entity) }}
        name={entity.metadata.name}
      />
    </div>
  );
}

function isUnconfigured({ coverage }: PlacementList): boolean {
  return coverage.clusters === 0 && coverage.problems.length === 0;
}
