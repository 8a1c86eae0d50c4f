import type { Cost } from '@flotilla/backstage-plugin-fleet-common';
import { RiCalculatorLine, RiScales3Line } from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { ToneBadge } from '../ToneBadge';

/** Who says what something costs. */
export function SourceBadge({ source }: { source: Cost['source'] }) {
  const { t } = useFleetTranslation();
  return source === 'opencost' ? (
    <ToneBadge tone="positive" icon={RiScales3Line}>
      {t('costSource.opencost')}
    </ToneBadge>
  ) : (
    <ToneBadge tone="info" icon={RiCalculatorLine}>
      {t('costSource.estimate')}
    </ToneBadge>
  );
}
