import type { KindSync } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';

import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { CellStack, DataTable, type DataColumn } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';
import { byteSize } from './byteSize';

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
      cell: ({ rows, refused }) => (
        <CellStack
          detail={refused > 0 && t('cluster.refused', { count: refused })}
        >
          <Text>{rows}</Text>
        </CellStack>
      ),
    },
    {
      id: 'lastEvent',
      label: t('cluster.lastEvent'),
      cell: ({ lastEventAt, lagMs }) => (
        <CellStack
          detail={
            lagMs !== undefined && t('cluster.lag', { ms: String(lagMs) })
          }
        >
          <Text>
            {lastEventAt ? (
              <RelativeTime at={lastEventAt} />
            ) : (
              t('cluster.none')
            )}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'received',
      label: t('cluster.received'),
      cell: ({ bytes }) => (
        <CellStack>
          <Text>{byteSize(bytes)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'errors',
      label: t('cluster.errors'),
      cell: ({ errors }) => (
        <CellStack>
          <Text>{errors}</Text>
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
