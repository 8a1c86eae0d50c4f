import type { SavedSearch } from '@flotilla/backstage-plugin-fleet-common';
import { Button, Link, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { EntityLink } from '../EntityLink';
import { CopyLink } from './CopyLink';
import styles from './SavedSearches.module.css';
import { searchLink } from './searchLink';

interface SearchItemProps {
  search: SavedSearch;
  onOpened(): void;
  onDelete(): void;
}

/** One saved search: whose it is, and what can be done with it. */
export function SearchItem({ search, onOpened, onDelete }: SearchItemProps) {
  const { t } = useFleetTranslation();
  const { own, owner, shared } = search;
  const name = printable(search.name);
  const link = searchLink(search);
  return (
    <li className={styles.item}>
      <div className={styles.name}>
        <Link href={link} onClick={onOpened}>
          {name}
        </Link>
        <Text variant="body-small" color="secondary">
          {own ? (
            t(shared ? 'savedSearches.isShared' : 'savedSearches.isPrivate')
          ) : (
            <>
              {t('savedSearches.by')} <EntityLink entityRef={owner} />
            </>
          )}
        </Text>
      </div>
      <CopyLink link={link} name={name} />
      {own && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('savedSearches.deleteOf', { name })}
          onPress={onDelete}
        >
          {t('savedSearches.delete')}
        </Button>
      )}
    </li>
  );
}
