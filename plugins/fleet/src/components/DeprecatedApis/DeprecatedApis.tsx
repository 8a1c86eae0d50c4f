import type { DeprecatedApiList } from '@flotilla/backstage-plugin-fleet-common';
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
import { SourceLink } from '../SourceLink';
import { apiColumns } from './apiColumns';

const NAMES = ['target', 'all', 'cluster'] as const;
const NAMED_CLUSTERS = 5;

/** Which APIs are in use that an upgrade of Kubernetes ends. */
export function DeprecatedApis() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { all, ...others } = state.values;
  const asked = { ...others, all: all === 'true' ? true : undefined };
  const answer = useQuestion(['deprecated-apis', asked], (cursor, options) =>
    api.listDeprecatedApis({ ...asked, cursor }, options),
  );
  const columns = useMemo(() => apiColumns(t), [t]);
  return (
    <QuestionView
      label={t('deprecatedApis.title')}
      intro={answer.first && <Evidence answer={answer.first} />}
      state={state}
      fields={apiFields(t)}
      answer={answer}
      columns={columns}
      isOld={({ stale }) => stale}
      empty={t('deprecatedApis.empty')}
    />
  );
}

/** What the answer rests on, and of which clusters it is not whole. */
function Evidence({ answer }: { answer: DeprecatedApiList }) {
  const { t } = useFleetTranslation();
  const { gaps, source } = answer;
  const names = gaps.map(({ cluster }) => printable(cluster.name));
  const more = names.length > NAMED_CLUSTERS ? ', …' : '';
  return (
    <div>
      {names.length > 0 && (
        <Text as="p" variant="body-small" role="status">
          {t('deprecatedApis.gaps', {
            count: names.length,
            clusters: names.slice(0, NAMED_CLUSTERS).join(', ') + more,
          })}
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('deprecatedApis.source', { day: printable(source.asOf) })}{' '}
        <SourceLink url={source.url} />
      </Text>
    </div>
  );
}

function apiFields(t: FleetTranslate) {
  return [
    {
      name: 'target',
      label: t('deprecatedApis.target'),
      placeholder: t('deprecatedApis.targetExample'),
    },
    {
      name: 'all',
      label: t('deprecatedApis.which'),
      otherwise: t('deprecatedApis.otherwise'),
      options: [{ id: 'true', label: t('deprecatedApis.all') }],
    },
    { name: 'cluster', label: t('services.cluster') },
  ];
}
