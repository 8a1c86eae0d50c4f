import type { BlastRadius } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { EntityLink } from '../EntityLink';
import styles from './BlastRadius.module.css';

/** As many owners are named. */
const OWNERS = 10;

/** How much is hit, and whose, in a few lines. */
export function BlastSummary({ answer }: { answer: BlastRadius }) {
  const { t } = useFleetTranslation();
  const { services, gone, unclaimed } = answer.totals;
  return (
    <>
      <Text as="p" weight="bold">
        {[
          t('blastRadius.summary', { count: services }),
          services > 0 && t('blastRadius.gone', { count: gone }),
          unclaimed > 0 && t('blastRadius.unclaimed', { count: unclaimed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {answer.owners.length > 0 && (
        <ul className={styles.owners} aria-label={t('blastRadius.owners')}>
          {answer.owners.slice(0, OWNERS).map(group => (
            <li key={group.entityRef ?? ''}>
              {group.entityRef ? (
                <EntityLink entityRef={group.entityRef} />
              ) : (
                t('blastRadius.nobody')
              )}
              {`: ${t('blastRadius.group', { count: group.services })}`}
            </li>
          ))}
          {answer.owners.length > OWNERS && (
            <li>
              {t('blastRadius.more', { count: answer.owners.length - OWNERS })}
            </li>
          )}
        </ul>
      )}
    </>
  );
}
