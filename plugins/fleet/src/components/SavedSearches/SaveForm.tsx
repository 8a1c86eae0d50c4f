import type { NewSavedSearch } from '@flotilla/backstage-plugin-fleet-common';
import { Button, Switch, TextField } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { useFleetTranslation } from '../../hooks';
import { MutationError } from './MutationError';
import styles from './SavedSearches.module.css';
import { useSaveSearch } from './useSavedSearches';

interface SaveFormProps {
  asked: Omit<NewSavedSearch, 'name' | 'shared'>;
}

/** Saves what is asked now under a name, for the person or for everybody. */
export function SaveForm({ asked }: SaveFormProps) {
  const { t } = useFleetTranslation();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useSaveSearch();
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(
      { ...asked, name: name.trim(), shared },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <form
      className={styles.form}
      aria-label={t('savedSearches.form')}
      onSubmit={save}
    >
      <div className={styles.fields}>
        <TextField
          className={styles.field}
          size="small"
          label={t('savedSearches.name')}
          maxLength={100}
          value={name}
          onChange={setName}
        />
        <Button
          type="submit"
          size="small"
          variant="primary"
          isDisabled={!name.trim() || saving.isPending}
        >
          {t('savedSearches.save')}
        </Button>
      </div>
      <Switch
        label={t('savedSearches.shared')}
        isSelected={shared}
        onChange={setShared}
      />
      <MutationError error={saving.error} />
    </form>
  );
}
