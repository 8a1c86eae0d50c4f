import type { DeprecatedApi } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { ToneBadge } from '../ToneBadge';

/** Until which version of Kubernetes an API is served. */
export function ServedCell({ row }: { row: DeprecatedApi }) {
  const { t } = useFleetTranslation();
  const { removed, removedIn } = row;
  if (removedIn === undefined) {
    return (
      <CellStack>
        <ToneBadge tone="neutral" icon={RiQuestionLine}>
          {t('deprecatedApis.unknown')}
        </ToneBadge>
      </CellStack>
    );
  }
  const until = t('deprecatedApis.until', { version: printable(removedIn) });
  return removed ? (
    <CellStack detail={until}>
      <ToneBadge tone="negative" icon={RiCloseCircleLine}>
        {t('deprecatedApis.removed')}
      </ToneBadge>
    </CellStack>
  ) : (
    <CellStack>
      <ToneBadge tone="warning" icon={RiErrorWarningLine}>
        {until}
      </ToneBadge>
    </CellStack>
  );
}
