import { Button, SearchField, Select } from '@backstage/ui';
import { useState } from 'react';
import { useFleetTranslation, type QueryState } from '../../hooks';
import styles from './QueryBar.module.css';

/** What may be asked for: a text, or one of some choices. */
export interface QueryField {
  /** Its name in the URL. */
  name: string;
  label: string;
  placeholder?: string;
  /** Absent where any text may be asked for. */
  options?: { id: string; label: string }[];
  /** What is asked for where nothing is chosen; anything, if absent. */
  otherwise?: string;
}

interface QueryBarProps {
  label: string;
  state: QueryState;
  fields: QueryField[];
}

/** What narrows a question down. A text is asked for when it is entered. */
export function QueryBar({ label, state, fields }: QueryBarProps) {
  const { t } = useFleetTranslation();
  return (
    <div className={styles.bar} role="search" aria-label={label}>
      {fields.map(field =>
        field.options ? (
          <Choice key={field.name} field={field} state={state} />
        ) : (
          // Another value from outside, as by the back button, begins anew.
          <TextBox
            key={`${field.name} ${state.values[field.name] ?? ''}`}
            field={field}
            state={state}
          />
        ),
      )}
      {state.isNarrowed && (
        <Button size="small" variant="tertiary" onPress={state.clear}>
          {t('table.clearFilters')}
        </Button>
      )}
    </div>
  );
}

interface FieldProps {
  field: QueryField;
  state: QueryState;
}

function TextBox({ field: { name, label, placeholder }, state }: FieldProps) {
  const [text, setText] = useState(state.values[name] ?? '');
  const enter = (value: string) => state.set(name, value.trim());
  return (
    <SearchField
      className={styles.field}
      size="small"
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={setText}
      onSubmit={enter}
      onClear={() => enter('')}
    />
  );
}

/** What a Select calls the choice of nothing, since it has no empty one. */
const ANY = 'any';

function Choice({ field, state }: FieldProps) {
  const { name, label, options = [], otherwise } = field;
  const { t } = useFleetTranslation();
  return (
    <Select
      className={styles.field}
      size="small"
      label={label}
      options={[{ id: ANY, label: otherwise ?? t('table.any') }, ...options]}
      value={state.values[name] ?? ANY}
      onChange={value => state.set(name, value === ANY ? '' : String(value))}
    />
  );
}
