import type { Certificate } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { ExpiryCell } from './ExpiryCell';
import { RenewalCell } from './RenewalCell';

/** The columns of the table of certificates. */
export function certificateColumns(
  t: FleetTranslate,
): DataColumn<Certificate>[] {
  return [
    {
      id: 'expires',
      label: t('certificates.expires'),
      cell: row => <ExpiryCell row={row} />,
    },
    {
      id: 'certificate',
      label: t('certificates.certificate'),
      isRowHeader: true,
      cell: row => (
        <CellStack detail={kindText(t, row)}>
          <Text>{nameOf(t, row)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      cell: ({ cluster, stale }) => (
        <CellStack detail={stale && t('status.stale')}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'issuer',
      label: t('certificates.issuer'),
      cell: ({ issuer, dnsNames, bundles }) => (
        <CellStack
          detail={
            dnsNames === undefined
              ? bundles && t('certificates.bundles', { count: bundles })
              : t('certificates.dnsNames', { count: dnsNames })
          }
        >
          <Text>{issuer ? printable(issuer) : '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'renewal',
      label: t('certificates.renewal'),
      cell: row => <RenewalCell row={row} />,
    },
  ];
}

function nameOf(t: FleetTranslate, { name, subject }: Certificate): string {
  return printable(name || subject || t('certificates.noName'));
}

/** Of which kind it is, and where that is: in a namespace, or of a webhook. */
function kindText(t: FleetTranslate, row: Certificate): string {
  const { kind, namespace, webhook } = row;
  return [t(`certificateKind.${kind}`), namespace, webhook]
    .flatMap(text => (text ? [printable(text)] : []))
    .join(' · ');
}
