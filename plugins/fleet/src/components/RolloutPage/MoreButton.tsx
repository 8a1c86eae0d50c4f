import { Button } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import type { Shown } from './useShown';

/** Shows more of a long list, where there is more. */
export function MoreButton({ shown }: { shown: Shown }) {
  const { t } = useFleetTranslation();
  return shown.more > 0 ? (
    <Button size="small" variant="secondary" onPress={shown.showMore}>
      {t('rollout.more', { count: shown.more })}
    </Button>
  ) : null;
}
