import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { GetBlastRadiusQuery } from '../../api';
import { useFleetTranslation } from '../../hooks';
import { BlastRadius } from './BlastRadius';

interface BlastRadiusButtonProps {
  /** What would be lost. */
  of: GetBlastRadiusQuery;
  /** What people call it. */
  name: string;
}

/** Opens what would be hit; it is asked only then. */
export function BlastRadiusButton({ of, name }: BlastRadiusButtonProps) {
  const { t } = useFleetTranslation();
  const label = t('blastRadius.of', { name: printable(name) });
  return (
    <DialogTrigger>
      <Button size="small" variant="tertiary" aria-label={label}>
        {t('blastRadius.open')}
      </Button>
      <Dialog width={1100}>
        <DialogHeader>{label}</DialogHeader>
        <DialogBody>
          <BlastRadius of={of} />
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}
