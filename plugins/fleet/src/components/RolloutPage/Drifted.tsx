import type { RolloutDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Alert, Button } from '@backstage/ui';
import { useState } from 'react';
import { useFleetTranslation } from '../../hooks';
import { ActDialog } from './ActDialog';

interface DriftedProps {
  /** How many targets have drifted. */
  count: number;
  rollout: RolloutDetails;
}

/** Says that there is drift, and offers to undo it to who may. */
export function Drifted({ count, rollout }: DriftedProps) {
  const { t } = useFleetTranslation();
  const [isAsked, setAsked] = useState(false);
  const isAllowed = rollout.acts.includes('retry');
  return (
    <>
      <Alert
        status="warning"
        icon
        title={t('rolloutPlan.drifted', { count })}
        description={isAllowed ? undefined : t('rolloutPlan.noRetry')}
        customActions={
          isAllowed && (
            <Button
              size="small"
              variant="primary"
              onPress={() => setAsked(true)}
            >
              {t('rolloutAct.reconcile')}
            </Button>
          )
        }
      />
      {isAsked && (
        <ActDialog
          act="reconcile"
          rollout={rollout}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
