import type { KindSync } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';

import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { CellStack, DataTable, type DataColumn } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';

type KindRow = KindSync & { id: string };

/** How far each kind of a cluster's objects is collected. */
export function KindsTable({ kinds }: { kinds: KindSync[] }) {
  const { t } = useFleetTranslation();
  const columns = useMemo(() => kindColumns(t), [t]);
  return (
    <DataTable
      label={t('cluster.kinds')}
      columns={columns}
      rows={kinds.map(kind => ({ ...kind, id: kind.kind }))}
      isOld={({ status }) => status === 'stale' || status === 'forbidden'}
      emptyState={<Text color="secondary">{t('cluster.noKinds')}</Text>}
    />
  );
}

function kindColumns(t: FleetTranslate): DataColumn<KindRow>[] {
  return [
    {
      id: 'kind',
      label: t('cluster.kind'),
      isRowHeader: true,
      cell: ({ kind }) => (
        <CellStack>
          <Text weight="bold">{printable(kind)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'status',
      label: t('cluster.sync'),
      cell: ({ status, reason }) => (
        <CellStack
          detail={reason && printable(reason)}
          detailTitle={reason && printable(reason)}
        >
          <StatusBadge status={status} />
        </CellStack>
      ),
    },
    {
      id: 'rows',
      label: t('cluster.rows'),
      cell: ({ rows }) => (
        <CellStack>
          <Text>{rows}</Text>
        </CellStack>
      ),
    },
    {
      id: 'since',
      label: t('cluster.since'),
      cell: ({ since }) => (
        <CellStack>
          <Text>
            <RelativeTime at={since} />
          </Text>
        </CellStack>
      ),
    },
  ];
}
