import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { LiveEvents } from './LiveEvents';
import { LiveLogs } from './LiveLogs';

interface WorkloadLiveButtonProps {
  /** The workload's. */
  id: string;
  /** What people call it. */
  name: string;
  container: string;
}

/**
 * Opens what a container wrote before it was started again, and the Events of
 * its workload: both are asked of the cluster when it is opened.
 */
export function WorkloadLiveButton(props: WorkloadLiveButtonProps) {
  const { id, name, container } = props;
  const { t } = useFleetTranslation();
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        aria-label={t('live.open', { name: printable(name) })}
      >
        {t('live.button')}
      </Button>
      <Dialog width={900}>
        <DialogHeader>{printable(`${name} · ${container}`)}</DialogHeader>
        <DialogBody>
          <LiveLogs id={id} container={container} />
          <LiveEvents id={id} />
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}
