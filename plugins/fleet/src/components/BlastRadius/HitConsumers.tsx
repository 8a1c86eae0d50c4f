import type { BlastRadius } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useFleetTranslation } from '../../hooks';
import { DataTable } from '../DataTable';
import { consumerColumns } from './consumerColumns';

interface HitConsumersProps {
  answer: Pick<BlastRadius, 'consumers' | 'consumersAreWhole'>;
}

/** Who is hit through services, by the relations of the catalog. */
export function HitConsumers({ answer }: HitConsumersProps) {
  const { t } = useFleetTranslation();
  const { consumers, consumersAreWhole } = answer;
  const columns = useMemo(() => consumerColumns(t), [t]);
  const rows = useMemo(
    () => consumers.map(one => ({ ...one, id: one.entityRef })),
    [consumers],
  );
  if (rows.length === 0) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('blastRadius.noConsumers')}
      </Text>
    );
  }
  return (
    <>
      <DataTable
        label={t('blastRadius.consumers')}
        columns={columns}
        rows={rows}
      />
      {!consumersAreWhole && (
        <Text as="p" variant="body-small" color="secondary">
          {t('blastRadius.notWhole')}
        </Text>
      )}
    </>
  );
}
