import type { RolloutTarget } from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { useFleetTranslation } from '../../hooks';
import { DataTable } from '../DataTable';
import { Message } from '../Message';
import { MoreButton } from './MoreButton';
import { targetColumns } from './targetColumns';
import { targetKey } from './targetKey';
import { useShown } from './useShown';

interface TargetsTableProps {
  label: string;
  targets: RolloutTarget[];
}

/** The targets of a wave, in the order in which they are answered. */
export function TargetsTable({ label, targets }: TargetsTableProps) {
  const { t } = useFleetTranslation();
  const shown = useShown(targets.length);
  const columns = useMemo(() => targetColumns(t), [t]);
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={targets
          .slice(0, shown.count)
          .map(target => ({ ...target, id: targetKey(target) }))}
        isOld={({ phase }) => phase === 'Stale'}
        emptyState={<Message title={t('rollout.noTargets')} />}
        isPinned
      />
      <MoreButton shown={shown} />
    </>
  );
}
