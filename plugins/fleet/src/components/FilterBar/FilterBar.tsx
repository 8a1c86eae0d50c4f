import { Button, SearchField, Select } from '@backstage/ui';
import { useFleetTranslation, type TableControls } from '../../hooks';
import styles from './FilterBar.module.css';

/** One choice of several values. */
export interface Filter {
  /** Its name in the URL. */
  name: string;
  label: string;
  options: { id: string; label: string }[];
}

interface FilterBarProps {
  controls: TableControls;
  searchLabel: string;
  searchPlaceholder: string;
  filters: Filter[];
}

/** What narrows a table down: a text, and choices. */
export function FilterBar(props: FilterBarProps) {
  const { controls, searchLabel, searchPlaceholder, filters } = props;
  const { t } = useFleetTranslation();
  return (
    <div className={styles.bar} role="search" aria-label={searchLabel}>
      <SearchField
        className={styles.search}
        size="small"
        label={searchLabel}
        placeholder={searchPlaceholder}
        value={controls.text}
        onChange={controls.setText}
      />
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          className={styles.select}
          size="small"
          selectionMode="multiple"
          label={label}
          placeholder={t('table.any')}
          options={options}
          value={controls.filters[name]}
          onChange={values => controls.setFilter(name, values.map(String))}
        />
      ))}
      {controls.isFiltered && (
        <Button size="small" variant="tertiary" onPress={controls.clearFilters}>
          {t('table.clearFilters')}
        </Button>
      )}
    </div>
  );
}
