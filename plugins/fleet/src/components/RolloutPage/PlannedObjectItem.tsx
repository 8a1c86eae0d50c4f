import type { PlannedObject } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { FieldDifferences } from './FieldDifferences';
import styles from './PlannedObjects.module.css';
import { TextList } from './TextList';

/** What would become of one object, field by field. */
export function PlannedObjectItem({ object }: { object: PlannedObject }) {
  const { t } = useFleetTranslation();
  const { kind, namespace, name, act } = object;
  const { differences, conflicts, refusal } = object;
  const title = printable([kind, namespace, name].filter(Boolean).join('/'));
  return (
    <div className={styles.object}>
      <Text as="p">
        <strong>{title}</strong> {t(`rolloutPlan.${act}`)}
      </Text>
      {refusal && (
        <Text as="p" color="danger">
          {t(`rolloutPlan.${refusal.reason}`, {
            message: printable(refusal.message),
          })}
        </Text>
      )}
      {conflicts.length > 0 && (
        <TextList
          label={t('rolloutPlan.conflicts')}
          texts={conflicts.map(conflict => t('rolloutPlan.conflict', conflict))}
        />
      )}
      {differences.length > 0 && (
        <FieldDifferences
          label={t('rolloutPlan.differencesOf', { object: title })}
          differences={differences}
        />
      )}
    </div>
  );
}
