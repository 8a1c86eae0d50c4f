import type { RolloutTarget } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { PhaseBadge } from '../RolloutBadges';
import styles from './RolloutPage.module.css';

type TargetRow = RolloutTarget & { id: string };

/** The columns of the table of a wave's targets. */
export function targetColumns(t: FleetTranslate): DataColumn<TargetRow>[] {
  return [
    {
      id: 'cluster',
      label: t('rollout.cluster'),
      isRowHeader: true,
      cell: ({ cluster, namespace, entityRef }) => (
        <CellStack detail={<Place {...{ namespace, entityRef }} />}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'phase',
      label: t('rollout.phase'),
      cell: ({ phase }) => (
        <CellStack>
          <PhaseBadge phase={phase} />
        </CellStack>
      ),
    },
    {
      id: 'message',
      label: t('rollout.message'),
      cell: ({ message }) => (
        <CellStack>
          {message && <Text className={styles.text}>{printable(message)}</Text>}
        </CellStack>
      ),
    },
    {
      id: 'revision',
      label: t('rollout.revision'),
      cell: ({ desiredRevision, appliedRevision }) => (
        <CellStack
          detail={
            appliedRevision &&
            appliedRevision !== desiredRevision &&
            t('rollout.revisionBefore', {
              revision: printable(appliedRevision),
            })
          }
        >
          <Text className={styles.text}>{printable(desiredRevision)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'restarts',
      label: t('rollout.restarts'),
      cell: ({ restarts }) => (
        <CellStack>
          <Text>{restarts ?? ''}</Text>
        </CellStack>
      ),
    },
    {
      id: 'engine',
      label: t('rollout.engine'),
      cell: ({ engine, owner }) => (
        <CellStack detail={owner && printable(owner)}>
          <Text>{printable(engine)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'seen',
      label: t('rollout.seen'),
      cell: ({ observedAt, source }) => (
        <CellStack detail={source && printable(source)}>
          {observedAt && <RelativeTime at={observedAt} />}
        </CellStack>
      ),
    },
  ];
}

function Place({
  namespace,
  entityRef,
}: Pick<RolloutTarget, 'namespace' | 'entityRef'>) {
  return (
    <>
      {printable(namespace)}
      {entityRef && (
        <>
          {' · '}
          <EntityLink entityRef={entityRef} />
        </>
      )}
    </>
  );
}
