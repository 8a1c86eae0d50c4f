import type { ClusterVersion } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { DueBadge, dueState, DueText } from '../DueBadge';
import { SourceLink } from '../SourceLink';

/** A quarter is about what the upgrade of a fleet takes. */
const SOON_DAYS = 90;

/** Until when a cluster's version is supported, as far as somebody says so. */
export function SupportCell({ row }: { row: ClusterVersion }) {
  const { t } = useFleetTranslation();
  const { supportEndsAt, endsIn } = row;
  if (supportEndsAt === undefined || endsIn === undefined) {
    return (
      <CellStack>
        <Text color="secondary">{t('cluster.notKnown')}</Text>
      </CellStack>
    );
  }
  const state = dueState(endsIn, SOON_DAYS);
  return (
    <CellStack detail={<DueText at={supportEndsAt} days={endsIn} />}>
      <DueBadge state={state}>{t(`kubernetes.${state}`)}</DueBadge>
    </CellStack>
  );
}

/** Who says so, and when they did. */
export function SupportSourceCell({ row }: { row: ClusterVersion }) {
  const { t } = useFleetTranslation();
  const { supportSource: source } = row;
  if (!source) {
    return (
      <CellStack>
        <Text color="secondary">–</Text>
      </CellStack>
    );
  }
  const asOf = t('kubernetes.asOf', { day: printable(source.asOf) });
  return (
    <CellStack
      detail={
        source.follows
          ? t('kubernetes.follows', {
              distribution: printable(distributionName(source.follows)),
            })
          : asOf
      }
      detailTitle={asOf}
    >
      <SourceLink url={source.url} />
    </CellStack>
  );
}
