import { Text } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { errorMessage } from '../../api';
import { useClusters, useFleetTranslation } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { Message } from '../Message';
import { BackLink } from './ClusterNotFound';
import styles from './ClusterPage.module.css';

interface AmbiguousClusterProps {
  name: string;
  error: Error;
}

/** Lets the person choose among the clusters that share a name. */
export function AmbiguousCluster({ name, error }: AmbiguousClusterProps) {
  const { t } = useFleetTranslation();
  const { data } = useClusters();
  const candidates = data?.items.filter(cluster => cluster.name === name) ?? [];
  return (
    <Message
      title={t('cluster.ambiguousTitle', { id: printable(name) })}
      action={<BackLink />}
    >
      <Text as="p" color="secondary">
        {printable(errorMessage(error))}
      </Text>
      {candidates.length > 0 && (
        <>
          <Text as="p">{t('cluster.ambiguous')}</Text>
          <ul className={styles.candidates}>
            {candidates.map(({ id, distribution, region }) => (
              <li key={id}>
                <ClusterLink id={id} name={id} />
                {` · ${printable(
                  [distributionName(distribution), region]
                    .filter(Boolean)
                    .join(' · '),
                )}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Message>
  );
}
