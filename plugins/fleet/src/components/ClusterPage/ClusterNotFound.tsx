import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { Message } from '../Message';

/** Said where an id or a name is no cluster's. */
export function ClusterNotFound({ id }: { id: string }) {
  const { t } = useFleetTranslation();
  return (
    <Message title={t('cluster.notFoundTitle')} action={<BackLink />}>
      <Text as="p">{t('cluster.notFound', { id: printable(id) })}</Text>
    </Message>
  );
}

/** Leads to all clusters. */
export function BackLink() {
  const { t } = useFleetTranslation();
  const rootRoute = useRouteRef(rootRouteRef);
  return rootRoute ? (
    <ButtonLink size="small" variant="secondary" href={rootRoute()}>
      {t('cluster.back')}
    </ButtonLink>
  ) : null;
}
