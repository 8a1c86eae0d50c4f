import type {
  DeclaredReasonCode,
  DeclaredService,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  RiFlaskLine,
  RiGhostLine,
  RiPriceTag3Line,
  RiUserUnfollowLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { ServicePlaces } from '../ServicePlaces';
import { ToneBadge } from '../ToneBadge';

type Row = DeclaredService & { id: string };

const ICONS: Record<DeclaredReasonCode, RemixiconComponentType> = {
  runsNowhere: RiGhostLine,
  annotationMatchesNothing: RiPriceTag3Line,
  onlyInDevelopment: RiFlaskLine,
  noOwner: RiUserUnfollowLine,
};

/** The columns of the table of services that something is amiss with. */
export function declaredColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'service',
      label: t('ownership.service'),
      isRowHeader: true,
      cell: ({ entityRef, lifecycle, type }) => (
        <CellStack
          detail={printable([lifecycle, type].filter(Boolean).join(' · '))}
        >
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
      id: 'reasons',
      label: t('ownership.reasons'),
      cell: ({ reasons }) => (
        <CellStack
          detail={reasons.map(({ code, text }) => (
            <div key={code}>{printable(text)}</div>
          ))}
        >
          {reasons.map(({ code }) => (
            <ToneBadge key={code} tone="warning" icon={ICONS[code]}>
              {t(`declaredReason.${code}`)}
            </ToneBadge>
          ))}
        </CellStack>
      ),
    },
    {
      id: 'places',
      label: t('ownership.places'),
      cell: ({ places }) => (
        <CellStack>
          {places.length > 0 ? (
            <ServicePlaces places={places} />
          ) : (
            <Text color="secondary">{t('ownership.nowhere')}</Text>
          )}
        </CellStack>
      ),
    },
  ];
}
