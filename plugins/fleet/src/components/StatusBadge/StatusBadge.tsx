import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiFileCopy2Line,
  RiHistoryLine,
  RiLoader2Line,
  RiLock2Line,
  RiQuestionLine,
  RiSubtractLine,
  RiWifiOffLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { ToneBadge, type Tone } from '../ToneBadge';

/** A state of a cluster, a kind, or a workload. */
export type FleetStatus =
  | 'current'
  | 'initial'
  | 'stale'
  | 'unreachable'
  | 'forbidden'
  | 'absent'
  | 'duplicate'
  | 'incomplete'
  | 'healthy'
  | 'progressing'
  | 'degraded'
  | 'failed'
  | 'unknown';

const LOOKS: Record<FleetStatus, [Tone, RemixiconComponentType]> = {
  current: ['positive', RiCheckboxCircleLine],
  initial: ['info', RiLoader2Line],
  stale: ['warning', RiHistoryLine],
  unreachable: ['negative', RiWifiOffLine],
  forbidden: ['negative', RiLock2Line],
  absent: ['neutral', RiSubtractLine],
  duplicate: ['warning', RiFileCopy2Line],
  incomplete: ['warning', RiErrorWarningLine],
  healthy: ['positive', RiCheckboxCircleLine],
  progressing: ['info', RiLoader2Line],
  degraded: ['warning', RiErrorWarningLine],
  failed: ['negative', RiCloseCircleLine],
  unknown: ['neutral', RiQuestionLine],
};

interface StatusBadgeProps {
  status: FleetStatus;
  /** Why, shown when pointed at. */
  title?: string;
}

/** A status in words, with an icon and a colour. */
export function StatusBadge({ status, title }: StatusBadgeProps) {
  const { t } = useFleetTranslation();
  const [tone, Icon] = LOOKS[status];
  return (
    <ToneBadge tone={tone} icon={Icon} title={title}>
      {t(`status.${status}`)}
    </ToneBadge>
  );
}
