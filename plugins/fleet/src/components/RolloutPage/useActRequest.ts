import type {
  RolloutActRequest,
  RolloutDetails,
} from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useState } from 'react';
import { useFleetTranslation } from '../../hooks';
import type { OfferedAct } from './ActDialog';

interface ActRequest {
  request: RolloutActRequest;
  /** What it does, in words. */
  does: string;
}

/**
 * What an act is asked with. It stays what it was when the person was first told
 * of it: the wave that is approved is the one that they have read of.
 */
export function useActRequest(
  act: OfferedAct,
  { waves }: RolloutDetails,
): ActRequest {
  const { t } = useFleetTranslation();
  const [wave] = useState(() => waves.findIndex(needsApproval));
  if (act === 'approve' && wave >= 0) {
    const { name } = waves[wave];
    return {
      request: { wave },
      does: t('rolloutActDoes.approveWave', { wave: printable(name) }),
    };
  }
  return {
    request: act === 'reconcile' ? { reconcile: true } : {},
    does: t(`rolloutActDoes.${act}`),
  };
}

function needsApproval({ approval }: RolloutDetails['waves'][number]): boolean {
  return approval.required && !approval.by;
}
