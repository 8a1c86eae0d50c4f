import type { ReactNode } from 'react';
import { useFleetTranslation } from '../../hooks';
import styles from './FactList.module.css';

/** What is known, each under its name; undefined where it is not. */
export function FactList({ facts }: { facts: [string, ReactNode][] }) {
  const { t } = useFleetTranslation();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {value ?? (
              <span className={styles.unknown}>{t('cluster.notKnown')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
