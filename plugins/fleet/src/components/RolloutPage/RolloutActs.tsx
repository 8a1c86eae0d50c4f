import type { RolloutDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useFleetTranslation } from '../../hooks';
import { ActDialog, type OfferedAct } from './ActDialog';
import styles from './RolloutPage.module.css';

/** What the person may do with a rollout now, each asked for in a dialog. */
export function RolloutActs({ rollout }: { rollout: RolloutDetails }) {
  const { t } = useFleetTranslation();
  const [asked, setAsked] = useState<OfferedAct>();
  // The dialog stays open, and says why not, where what it asks for has passed.
  return (
    <>
      {rollout.acts.length > 0 && (
        <div
          className={styles.acts}
          role="group"
          aria-label={t('rolloutAct.label')}
        >
          {rollout.acts.map(act => (
            <Button
              key={act}
              size="small"
              variant={act === 'approve' ? 'primary' : 'secondary'}
              onPress={() => setAsked(act)}
            >
              {t(`rolloutAct.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <ActDialog
          act={asked}
          rollout={rollout}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
