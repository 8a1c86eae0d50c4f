import type { Rollout } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { RolloutStateBadge } from '../RolloutBadges';
import { RolloutLink } from '../RolloutLink';
import { progressText, wavesText } from './progressText';

/** The columns of the table of rollouts. */
export function rolloutColumns(t: FleetTranslate): DataColumn<Rollout>[] {
  return [
    {
      id: 'name',
      label: t('rollouts.rollout'),
      isRowHeader: true,
      cell: ({ id, name, entityRef }) => (
        <CellStack detail={entityRef && <EntityLink entityRef={entityRef} />}>
          <RolloutLink id={id} name={name} />
        </CellStack>
      ),
    },
    {
      id: 'state',
      label: t('rollouts.state'),
      cell: ({ state, reason }) => (
        <CellStack
          detail={reason && printable(reason)}
          detailTitle={reason && printable(reason)}
        >
          <RolloutStateBadge state={state} />
        </CellStack>
      ),
    },
    {
      id: 'source',
      label: t('rollouts.source'),
      cell: ({ sourceSummary }) => (
        <CellStack>
          <Text>{printable(sourceSummary)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'progress',
      label: t('rollouts.progress'),
      cell: rollout => (
        <CellStack detail={progressText(t, rollout)}>
          <Text>{wavesText(t, rollout)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'requestedBy',
      label: t('rollouts.requestedBy'),
      cell: ({ requestedBy }) => (
        <CellStack>
          <EntityLink entityRef={requestedBy} />
        </CellStack>
      ),
    },
    {
      id: 'createdAt',
      label: t('rollouts.createdAt'),
      cell: ({ createdAt, endedAt }) => (
        <CellStack
          detail={
            endedAt && (
              <>
                {t('rollouts.endedAt')} <RelativeTime at={endedAt} />
              </>
            )
          }
        >
          <RelativeTime at={createdAt} />
        </CellStack>
      ),
    },
  ];
}
