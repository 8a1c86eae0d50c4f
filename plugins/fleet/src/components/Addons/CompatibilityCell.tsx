import type {
  Addon,
  AddonCompatibility,
} from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { ToneBadge, type Tone } from '../ToneBadge';

const LOOKS: Record<
  AddonCompatibility['status'],
  [Tone, RemixiconComponentType]
> = {
  compatible: ['positive', RiCheckboxCircleLine],
  incompatible: ['negative', RiErrorWarningLine],
  unknown: ['neutral', RiQuestionLine],
};

/** Whether an add-on goes with its cluster's Kubernetes, and with the next. */
export function CompatibilityCell({ row }: { row: Addon }) {
  const { t } = useFleetTranslation();
  const { status, next, kubernetes } = row.compatibility;
  const [tone, icon] = LOOKS[status];
  const detail = [
    kubernetes && t('addons.range', { versions: printable(kubernetes) }),
    next === 'incompatible' && t('addons.nextIncompatible'),
  ];
  return (
    <CellStack detail={detail.filter(Boolean).join(' · ')}>
      <ToneBadge tone={tone} icon={icon}>
        {t(`addons.${status}`)}
      </ToneBadge>
    </CellStack>
  );
}
