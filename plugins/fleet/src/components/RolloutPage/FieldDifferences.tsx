import type { FieldDifference } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import styles from './PlannedObjects.module.css';

interface FieldDifferencesProps {
  label: string;
  differences: FieldDifference[];
}

/** Field by field, what runs now and what would be. */
export function FieldDifferences(props: FieldDifferencesProps) {
  const { label, differences } = props;
  const { t } = useFleetTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.differences} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('rolloutPlan.field')}</th>
            <th scope="col">{t('rolloutPlan.from')}</th>
            <th scope="col">{t('rolloutPlan.to')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, from, to }) => (
            <tr key={path}>
              <th scope="row">
                <code>{printable(path)}</code>
              </th>
              <Value text={from} />
              <Value text={to} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text }: { text: string | undefined }) {
  const { t } = useFleetTranslation();
  return (
    <td>
      {text === undefined ? (
        <em>{t('rolloutPlan.absent')}</em>
      ) : (
        <code>{printable(text)}</code>
      )}
    </td>
  );
}
