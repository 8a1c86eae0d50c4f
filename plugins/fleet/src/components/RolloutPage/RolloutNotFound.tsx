import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { Message } from '../Message';

/** Said where an id is no rollout's that the person may know of. */
export function RolloutNotFound({ id }: { id: string }) {
  const { t } = useFleetTranslation();
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <Message
      title={t('rollout.notFoundTitle')}
      action={
        rootRoute && (
          <ButtonLink
            size="small"
            variant="secondary"
            href={`${rootRoute()}/rollouts`}
          >
            {t('rollout.back')}
          </ButtonLink>
        )
      }
    >
      <Text as="p">{t('rollout.notFound', { id: printable(id) })}</Text>
    </Message>
  );
}
