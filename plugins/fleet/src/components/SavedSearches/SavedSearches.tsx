import type { NewSavedSearch } from '@flotilla/backstage-plugin-fleet-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { RiBookmarkLine } from '@remixicon/react';
import { useState } from 'react';
import { useFleetTranslation } from '../../hooks';
import styles from './SavedSearches.module.css';
import { SaveForm } from './SaveForm';
import { SearchList } from './SearchList';

interface SavedSearchesProps {
  /** What is asked now, which can be saved. */
  asked: Omit<NewSavedSearch, 'name' | 'shared'>;
}

/** Searches that were saved, to open, to pass on, and to add to. */
export function SavedSearches({ asked }: SavedSearchesProps) {
  const { t } = useFleetTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiBookmarkLine aria-hidden />}
        >
          {t('savedSearches.title')}
        </Button>
        <Dialog width={640}>
          <DialogHeader>{t('savedSearches.title')}</DialogHeader>
          <DialogBody className={styles.body}>
            <SearchList onOpened={() => setOpen(false)} />
            <SaveForm asked={asked} />
          </DialogBody>
        </Dialog>
      </DialogTrigger>
    </div>
  );
}
