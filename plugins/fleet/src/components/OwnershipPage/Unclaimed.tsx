import type { UnclaimedList } from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { unclaimedColumns } from './unclaimedColumns';

const NAMES = ['cluster', 'namespace', 'owner'] as const;

/** Workloads that nothing in the catalog claims, and whose they may be. */
export function Unclaimed() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const answer = useQuestion(['unclaimed', state.values], (cursor, options) =>
    api.listUnclaimed({ ...state.values, cursor }, options),
  );
  const columns = useMemo(() => unclaimedColumns(t), [t]);
  return (
    <QuestionView
      label={t('ownership.unclaimed')}
      intro={answer.first && <Summary answer={answer.first} />}
      state={state}
      fields={[
        { name: 'cluster', label: t('services.cluster') },
        { name: 'namespace', label: t('placements.namespace') },
        {
          name: 'owner',
          label: t('ownership.suggestedOwner'),
          placeholder: 'group:default/payments',
        },
      ]}
      answer={answer}
      columns={columns}
      isOld={({ stale }) => stale}
      empty={t('ownership.allClaimed')}
    />
  );
}

function Summary({ answer }: { answer: UnclaimedList }) {
  const { t } = useFleetTranslation();
  const { totalItems, totalWorkloads } = answer;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {totalItems !== undefined &&
        `${t('ownership.share', {
          unclaimed: String(totalItems),
          total: String(totalWorkloads),
        })} `}
      {t('ownership.notAssigned')}
    </Text>
  );
}
