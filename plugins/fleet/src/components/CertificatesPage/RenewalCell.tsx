import type { Certificate } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { ToneBadge } from '../ToneBadge';

/** When a certificate is renewed by itself, and whether that works. */
export function RenewalCell({ row }: { row: Certificate }) {
  const { t } = useFleetTranslation();
  const { renewalTime, ready } = row;
  return (
    <CellStack>
      <Text color={renewalTime ? 'primary' : 'secondary'}>
        {renewalTime
          ? DateTime.fromISO(renewalTime, { zone: 'utc' }).toISODate()
          : t('certificates.notRenewed')}
      </Text>
      {ready === false && (
        <ToneBadge tone="negative" icon={RiErrorWarningLine}>
          {t('certificates.notReady')}
        </ToneBadge>
      )}
    </CellStack>
  );
}
