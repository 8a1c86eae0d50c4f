import type { ClusterNode } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { capacityColumns } from './capacityColumns';
import { NodeState } from './NodeState';

/** The columns of the table of nodes. */
export function nodeColumns(t: FleetTranslate): DataColumn<ClusterNode>[] {
  return [
    {
      id: 'name',
      label: t('nodes.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ name, roles, instanceType, zone }) => (
        <CellStack
          detail={joined(...roles, instanceType, zone)}
          detailTitle={joined(...roles, instanceType, zone)}
        >
          <Text>{printable(name)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      isSortable: true,
      cell: ({ cluster, stale }) => (
        <CellStack detail={stale && t('status.stale')}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'ready',
      label: t('nodes.state'),
      isSortable: true,
      cell: node => <NodeState node={node} />,
    },
    ...capacityColumns<ClusterNode>(t, { isSortable: true }),
    {
      id: 'kubeletVersion',
      label: t('nodes.kubelet'),
      isSortable: true,
      cell: ({ kubeletVersion, kubeletSkew }) => (
        <CellStack
          detail={
            kubeletSkew !== undefined &&
            kubeletSkew > 0 &&
            t('kubernetes.behind', { count: kubeletSkew })
          }
        >
          <Text>{kubeletVersion ? printable(kubeletVersion) : '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'system',
      label: t('nodes.system'),
      cell: ({ os, arch, runtime, osImage, kernelVersion }) => (
        <CellStack
          detail={runtime && printable(runtime)}
          detailTitle={joined(runtime, osImage, kernelVersion)}
        >
          <Text>{joined(os, arch) || '–'}</Text>
        </CellStack>
      ),
    },
  ];
}

/** What is known of some texts, in one line. */
function joined(...texts: (string | undefined)[]): string {
  return texts
    .filter(text => text)
    .map(text => printable(text!))
    .join(' · ');
}
