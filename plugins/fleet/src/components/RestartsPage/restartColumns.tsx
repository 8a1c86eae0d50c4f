import type {
  ContainerRestarts,
  RestartReason,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { RiCloseCircleLine } from '@remixicon/react';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { ToneBadge } from '../ToneBadge';
import { WorkloadLiveButton } from '../WorkloadLive';
import { Trend } from './Trend';

/** The columns of the table of restarts. */
export function restartColumns(
  t: FleetTranslate,
): DataColumn<ContainerRestarts>[] {
  return [
    {
      id: 'workload',
      label: t('placements.workload'),
      isRowHeader: true,
      cell: ({ workload, namespace, container }) => (
        <CellStack
          detail={printable(`${workload.kind} · ${namespace} · ${container}`)}
        >
          <Text>{printable(workload.name)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      cell: ({ cluster }) => (
        <CellStack>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'count',
      label: t('placements.restarts'),
      cell: ({ count, crashLooping, evidence }) => (
        <CellStack detail={evidence === 'recovered' && t('restarts.lastOnly')}>
          <Text>{count}</Text>
          {crashLooping && (
            <ToneBadge tone="negative" icon={RiCloseCircleLine}>
              {t('restarts.onlyCrashing')}
            </ToneBadge>
          )}
        </CellStack>
      ),
    },
    {
      id: 'trend',
      label: t('restarts.trend'),
      cell: ({ trend }) => (
        <CellStack>
          <Trend counts={trend} />
        </CellStack>
      ),
    },
    {
      id: 'reasons',
      label: t('restarts.reason'),
      cell: ({ reasons, lastAt }) => (
        <CellStack detail={lastAt && <RelativeTime at={lastAt} />}>
          <Text>{reasons.map(reasonText).join(', ') || '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'service',
      label: t('services.service'),
      cell: ({ entityRef, owner }) => (
        <CellStack detail={owner && <EntityLink entityRef={owner} />}>
          {entityRef ? <EntityLink entityRef={entityRef} /> : <Text>–</Text>}
        </CellStack>
      ),
    },
    {
      id: 'live',
      label: t('live.title'),
      cell: ({ workloadId, workload, container, cluster }) => (
        <CellStack>
          <WorkloadLiveButton
            id={workloadId}
            name={`${workload.name} · ${cluster.name}`}
            container={container}
          />
        </CellStack>
      ),
    },
  ];
}

function reasonText({ reason = '?', exitCode, count }: RestartReason): string {
  const code = exitCode === undefined ? '' : ` (${exitCode})`;
  return printable(`${reason}${code} ×${count}`);
}
