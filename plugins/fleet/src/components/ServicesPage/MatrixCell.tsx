import type {
  ServiceCluster,
  VersionSkew,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import styles from './MatrixCell.module.css';

/** The worst first. */
const RANKED: VersionSkew[] = ['major', 'minor', 'patch', 'other', 'none'];

interface MatrixCellProps {
  /** What of a service runs in a cluster; absent where nothing does. */
  there?: ServiceCluster;
}

/** Which versions of a service run in a cluster, and how far behind they are. */
export function MatrixCell({ there }: MatrixCellProps) {
  const { t } = useFleetTranslation();
  if (!there) {
    return (
      <CellStack>
        <Text color="secondary">–</Text>
      </CellStack>
    );
  }
  const { versions, stale, confidence } = there;
  const worst = RANKED.find(one => versions.some(({ skew }) => skew === one));
  const unhealthy = versions.reduce((sum, one) => sum + one.unhealthy, 0);
  const details = [
    worst && worst !== 'none' && t(`skew.${worst}`),
    unhealthy > 0 && t('services.unhealthy', { count: unhealthy }),
    stale && t('status.stale'),
    confidence !== 'high' && t('placements.guessed'),
  ].filter(Boolean);
  return (
    <CellStack detail={details.join(' · ')}>
      {versions.map(({ version, skew }) => (
        <Text key={version ?? ''} className={styles[skew]}>
          {version ? printable(version) : '–'}
        </Text>
      ))}
    </CellStack>
  );
}
