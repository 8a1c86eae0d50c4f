import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { RequestError } from '../RequestError';
import { MutationError } from './MutationError';
import styles from './SavedSearches.module.css';
import { SearchItem } from './SearchItem';
import { useDeleteSearch, useSavedSearches } from './useSavedSearches';

/** All searches that the person may open, by name. */
export function SearchList({ onOpened }: { onOpened(): void }) {
  const { t } = useFleetTranslation();
  const { data, error, refetch } = useSavedSearches();
  const deletion = useDeleteSearch();
  if (error && !data) {
    return <RequestError error={error} onRetry={refetch} />;
  }
  if (!data) {
    return <Text role="status">{t('table.loading')}</Text>;
  }
  return (
    <>
      {data.items.length === 0 && <Text>{t('savedSearches.empty')}</Text>}
      <ul className={styles.list} aria-label={t('savedSearches.title')}>
        {data.items.map(search => (
          <SearchItem
            key={search.id}
            search={search}
            onOpened={onOpened}
            onDelete={() => deletion.mutate(search.id)}
          />
        ))}
      </ul>
      <MutationError error={deletion.error} />
    </>
  );
}
