import type { RestartList } from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryState,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { restartColumns } from './restartColumns';

const NAMES = ['since', 'crashLooping', 'cluster', 'owner', 'reason'] as const;
/** How many clusters are named in a line. */
const NAMED = 5;
const WINDOWS = ['PT1H', 'P7D', 'P30D'] as const;

/** What restarts across the fleet, how often, and why. */
export function RestartsPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { crashLooping, ...others } = state.values;
  const answer = useQuestion(['restarts', state.values], (cursor, options) =>
    api.listRestarts(
      {
        ...others,
        crashLooping: crashLooping === 'true' ? true : undefined,
        cursor,
      },
      options,
    ),
  );
  const columns = useMemo(() => restartColumns(t), [t]);
  return (
    <QuestionView
      label={t('restarts.title')}
      intro={answer.first && <Summary answer={answer.first} />}
      state={state}
      fields={restartFields(t)}
      answer={answer}
      columns={columns}
      empty={t('restarts.empty')}
    />
  );
}

/** The whole answer in a line, and how far back it can be trusted. */
function Summary({ answer }: { answer: RestartList }) {
  const { t } = useFleetTranslation();
  const { totals, partlyWatched } = answer;
  const names = partlyWatched.map(({ cluster }) => printable(cluster.name));
  return (
    <div>
      <Text as="p" weight="bold">
        {t('restarts.total', { count: totals.restarts })}
        {totals.crashLooping > 0 &&
          ` · ${t('restarts.crashing', { count: totals.crashLooping })}`}
      </Text>
      {names.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('restarts.partly', {
            count: names.length,
            clusters: names
              .slice(0, NAMED)
              .concat(names.length > NAMED ? '…' : [])
              .join(', '),
          })}
        </Text>
      )}
    </div>
  );
}

function restartFields(t: FleetTranslate) {
  return [
    {
      name: 'since',
      label: t('upgrades.since'),
      otherwise: t('window.P1D'),
      options: WINDOWS.map(id => ({ id, label: t(`window.${id}`) })),
    },
    {
      name: 'crashLooping',
      label: t('restarts.state'),
      options: [{ id: 'true', label: t('restarts.onlyCrashing') }],
    },
    { name: 'cluster', label: t('services.cluster') },
    { name: 'reason', label: t('restarts.reason'), placeholder: 'OOMKilled' },
    {
      name: 'owner',
      label: t('services.owner'),
      placeholder: 'group:default/payments',
    },
  ];
}
