import type { Cost } from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { requestColumns } from '../CostsPage';
import { CellStack, DataTable, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RequestError } from '../RequestError';
import { SubHeading } from '../SubHeading';

type Row = Cost & { id: string };

/** What each owner's pods ask of the nodes together. */
export function OwnerRequests({ cluster }: { cluster?: string }) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const asked = { groupBy: 'owner' as const, cluster };
  const { items, error, retry, readAt } = useQuestion(
    ['costs', asked],
    (cursor, options) => api.estimateCosts({ ...asked, cursor }, options),
  );
  const columns = useMemo(() => ownerColumns(t), [t]);
  const label = t('nodes.byOwner');
  return (
    <section aria-label={label}>
      <SubHeading>{label}</SubHeading>
      {error && (
        <RequestError
          error={error}
          onRetry={retry}
          shownSince={items && readAt}
        />
      )}
      {(items || !error) && (
        <DataTable
          label={label}
          columns={columns}
          rows={items?.map(item => ({
            ...item,
            id: `${item.source} of ${item.key}`,
          }))}
          emptyState={t('costs.empty')}
        />
      )}
    </section>
  );
}

function ownerColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'owner',
      label: t('services.owner'),
      isRowHeader: true,
      cell: ({ key }) => (
        <CellStack>
          {key ? (
            <EntityLink entityRef={key} />
          ) : (
            <Text color="secondary">{t('services.noOwner')}</Text>
          )}
        </CellStack>
      ),
    },
    ...requestColumns<Row>(t),
  ];
}
