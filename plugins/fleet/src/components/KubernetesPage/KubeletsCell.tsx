import type {
  ClusterVersion,
  KubeletVersion,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { CellStack } from '../DataTable';
import { ToneBadge } from '../ToneBadge';

/** Which versions a cluster's kubelets have, and how far they are behind. */
export function KubeletsCell({ row }: { row: ClusterVersion }) {
  const { t } = useFleetTranslation();
  const { kubelets, worstSkew, skewSupported, nodesFirst } = row;
  const text = kubelets.map(kubelet => kubeletText(t, kubelet)).join(', ');
  return (
    <CellStack
      detail={worstSkew ? skewText(t, worstSkew) : undefined}
      detailTitle={text}
    >
      <Text>{text || t('cluster.notKnown')}</Text>
      {skewSupported === false && (
        <ToneBadge tone="negative" icon={RiErrorWarningLine}>
          {t('kubernetes.skewUnsupported')}
        </ToneBadge>
      )}
      {skewSupported && nodesFirst && (
        <ToneBadge tone="warning" icon={RiErrorWarningLine}>
          {t('kubernetes.nodesFirst')}
        </ToneBadge>
      )}
    </CellStack>
  );
}

function kubeletText(t: FleetTranslate, { version, nodes }: KubeletVersion) {
  return t('kubernetes.kubelet', {
    version: version ? printable(version) : t('cluster.notKnown'),
    nodes: String(nodes),
  });
}

/** How many minor versions kubelets are behind, or ahead where it is negative. */
function skewText(t: FleetTranslate, skew: number): string {
  const count = Math.abs(skew);
  return skew > 0
    ? t('kubernetes.behind', { count })
    : t('kubernetes.ahead', { count });
}
