import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { fleetApiRef, type GetBlastRadiusQuery } from '../../api';
import { useFleetTranslation, useQuestion } from '../../hooks';
import { DataTable } from '../DataTable';
import { RequestError } from '../RequestError';
import { BlastSummary } from './BlastSummary';
import styles from './BlastRadius.module.css';
import { HitConsumers } from './HitConsumers';
import { hitColumns } from './hitColumns';

interface BlastRadiusProps {
  /** What is lost. */
  of: GetBlastRadiusQuery;
}

/** What is hit where something is lost, and what is left of that. */
export function BlastRadius({ of }: BlastRadiusProps) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const answer = useQuestion(['blastRadius', of], (cursor, options) =>
    api.getBlastRadius({ ...of, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({ ...item, id: item.entityRef })),
    })),
  );
  const columns = useMemo(() => hitColumns(t), [t]);
  const { items, first, error, retry, readAt, hasMore } = answer;
  return (
    <div className={styles.part}>
      {error && (
        <RequestError
          error={error}
          onRetry={retry}
          shownSince={items && readAt}
        />
      )}
      {first && <BlastSummary answer={first} />}
      {(items || !error) && (
        <DataTable
          label={t('blastRadius.services')}
          columns={columns}
          rows={items}
          emptyState={<Text>{t('blastRadius.empty')}</Text>}
        />
      )}
      {hasMore && (
        <Button
          size="small"
          variant="secondary"
          className={styles.more}
          isDisabled={answer.isReadingMore}
          onPress={answer.readMore}
        >
          {t('question.more')}
        </Button>
      )}
      {first && first.totals.services > 0 && <HitConsumers answer={first} />}
    </div>
  );
}
