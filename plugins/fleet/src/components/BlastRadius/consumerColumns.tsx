import type { HitConsumer } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import styles from './BlastRadius.module.css';

type Row = HitConsumer & { id: string };

/** The columns of the table of who is hit through services. */
export function consumerColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'consumer',
      label: t('blastRadius.consumer'),
      isRowHeader: true,
      cell: ({ entityRef, gone }) => (
        <CellStack detail={gone && t('blastRadius.throughGone')}>
          <EntityLink entityRef={entityRef} />
        </CellStack>
      ),
    },
    {
      id: 'owner',
      label: t('services.owner'),
      cell: ({ owner, system }) => (
        <CellStack detail={system && <EntityLink entityRef={system} />}>
          {owner ? (
            <EntityLink entityRef={owner} />
          ) : (
            <Text color="secondary">{t('services.noOwner')}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'path',
      label: t('blastRadius.path'),
      cell: ({ path }) => (
        <CellStack>
          <ol className={styles.path}>
            {path.map(({ entityRef, relation }) => (
              <li key={entityRef}>
                <EntityLink entityRef={entityRef} />
                {relation && (
                  <span className={styles.relation}>
                    {` ${t(`relation.${relation}`)}`}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </CellStack>
      ),
    },
  ];
}
