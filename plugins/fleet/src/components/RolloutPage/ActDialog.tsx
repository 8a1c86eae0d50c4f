import type {
  RolloutAct,
  RolloutDetails,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useState } from 'react';
import { useActOnRollout, useFleetTranslation } from '../../hooks';
import { ActError } from './ActError';
import styles from './RolloutPage.module.css';
import { useActRequest } from './useActRequest';

/** An act, or a retry that also undoes drift. */
export type OfferedAct = RolloutAct | 'reconcile';

const DESTRUCTIVE: readonly OfferedAct[] = ['abort', 'rollback'];

interface ActDialogProps {
  act: OfferedAct;
  rollout: RolloutDetails;
  onClose(): void;
}

/** Says what an act does, and does it where the person confirms it. */
export function ActDialog({ act, rollout, onClose }: ActDialogProps) {
  const { t } = useFleetTranslation();
  const [comment, setComment] = useState('');
  const acting = useActOnRollout(rollout.id);
  const { request, does } = useActRequest(act, rollout);
  const label = t(`rolloutAct.${act}`);
  const confirm = () =>
    acting.mutate(
      {
        act: act === 'reconcile' ? 'retry' : act,
        request: { ...request, comment: comment.trim() || undefined },
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog isOpen onOpenChange={isOpen => isOpen || onClose()} width={560}>
      <DialogHeader>
        {t('rolloutAct.question', {
          act: label,
          name: printable(rollout.name),
        })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.sections}>
          <Text>{does}</Text>
          <TextAreaField
            label={t('rolloutAct.comment')}
            maxLength={500}
            value={comment}
            onChange={setComment}
          />
          <ActError error={acting.error} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive={DESTRUCTIVE.includes(act)}
          isPending={acting.isPending}
          onPress={confirm}
        >
          {label}
        </Button>
        <Button slot="close" variant="secondary">
          {t('rolloutAct.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
