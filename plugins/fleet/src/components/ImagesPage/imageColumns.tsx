import type {
  Image,
  Vulnerabilities,
} from '@flotilla/backstage-plugin-fleet-common';
import { Link, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { BlastRadiusButton } from '../BlastRadius';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';

type Row = Image & { id: string };

/** How many owners are named in a row. */
const OWNERS = 3;

/** The columns of the table of images. */
export function imageColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'image',
      label: t('images.image'),
      isRowHeader: true,
      cell: ({ repository, firstSeenAt }) => (
        <CellStack detail={firstSeenAt && <RelativeTime at={firstSeenAt} />}>
          <Text>{printable(repository)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'tag',
      label: t('images.tag'),
      cell: ({ tag, digest, mutable, digests }) => (
        <CellStack
          detail={mutable && t('images.mutable', { count: digests.length })}
        >
          <Text>{printable(tag ?? shortDigest(digest) ?? '–')}</Text>
        </CellStack>
      ),
    },
    {
      id: 'places',
      label: t('images.places'),
      cell: ({ workloads, clusters, filter }) => (
        <CellStack detail={t('images.clusters', { count: clusters })}>
          <Link href={`../workloads?filter=${encodeURIComponent(filter)}`}>
            {t('images.workloads', { count: workloads })}
          </Link>
        </CellStack>
      ),
    },
    {
      id: 'blastRadius',
      label: t('blastRadius.title'),
      cell: row => (
        <CellStack>
          <BlastRadiusButton of={{ image: nameOf(row) }} name={nameOf(row)} />
        </CellStack>
      ),
    },
    {
      id: 'owners',
      label: t('services.owner'),
      cell: ({ owners, unowned }) => (
        <CellStack
          detail={unowned > 0 && t('images.unowned', { count: unowned })}
        >
          {owners.slice(0, OWNERS).map(owner => (
            <EntityLink key={owner} entityRef={owner} />
          ))}
          {owners.length > OWNERS && (
            <Text>{t('images.more', { count: owners.length - OWNERS })}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'vulnerabilities',
      label: t('images.vulnerabilities'),
      cell: ({ vulnerabilities }) => (
        <CellStack
          detail={
            vulnerabilities?.scannedAt && (
              <RelativeTime at={vulnerabilities.scannedAt} />
            )
          }
        >
          <Text>
            {vulnerabilities ? counts(t, vulnerabilities) : t('images.unknown')}
          </Text>
        </CellStack>
      ),
    },
  ];
}

function nameOf({ repository, tag, digest }: Row): string {
  return `${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

function counts(t: FleetTranslate, found: Vulnerabilities): string {
  const { critical, high, medium, low } = found;
  return t('images.counts', {
    critical: String(critical),
    high: String(high),
    medium: String(medium),
    low: String(low),
  });
}

function shortDigest(digest: string | undefined): string | undefined {
  return digest?.replace(/^(sha256:.{12}).*$/, '$1');
}
