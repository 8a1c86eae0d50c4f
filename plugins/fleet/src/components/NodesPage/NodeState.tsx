import type { ClusterNode } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { ToneBadge } from '../ToneBadge';

/** Whether a node is ready, since when not, and what else troubles it. */
export function NodeState({ node }: { node: ClusterNode }) {
  const { t } = useFleetTranslation();
  const { ready, notReadySince, conditions, unschedulable } = node;
  const troubles = [
    ...conditions.map(printable),
    ...(unschedulable ? [t('nodes.unschedulable')] : []),
  ].join(', ');
  return (
    <CellStack
      detail={
        <>
          {notReadySince && <RelativeTime at={notReadySince} />}
          {notReadySince && troubles && ' · '}
          {troubles}
        </>
      }
    >
      {ready ? (
        <ToneBadge
          tone={troubles ? 'warning' : 'positive'}
          icon={troubles ? RiErrorWarningLine : RiCheckboxCircleLine}
        >
          {t('nodes.ready')}
        </ToneBadge>
      ) : (
        <ToneBadge tone="negative" icon={RiCloseCircleLine}>
          {t('nodes.notReady')}
        </ToneBadge>
      )}
    </CellStack>
  );
}
