import type { Certificate } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { DueBadge, dueState, DueText } from '../DueBadge';

/** What renews itself does so a month before; from here on it is late. */
const SOON_DAYS = 30;

/** When a certificate expires, and how soon that is. */
export function ExpiryCell({ row }: { row: Certificate }) {
  const { t } = useFleetTranslation();
  const { notAfter, expiresIn } = row;
  if (notAfter === undefined || expiresIn === undefined) {
    return (
      <CellStack>
        <Text color="secondary">{t('certificates.notIssued')}</Text>
      </CellStack>
    );
  }
  const state = dueState(expiresIn, SOON_DAYS);
  // Of whole days, the one that is under way when it expires has not been.
  const days = expiresIn < 0 ? expiresIn + 1 : expiresIn;
  return (
    <CellStack detail={<DueText at={notAfter} days={days} />}>
      <DueBadge state={state}>{t(`certificates.${state}`)}</DueBadge>
    </CellStack>
  );
}
