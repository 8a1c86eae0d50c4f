import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQuestion } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { DataTable } from '../DataTable';
import { RequestError } from '../RequestError';
import { rolloutColumns } from '../RolloutsPage';
import { SubHeading } from '../SubHeading';

const SHOWN = 5;

/** The last rollouts of a service. */
export function EntityRollouts({ entityRef }: { entityRef: string }) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const { items, error, retry } = useQuestion(
    ['rollouts', { entityRef, limit: SHOWN }],
    (cursor, options) =>
      api.listRollouts({ entityRef, limit: SHOWN, cursor }, options),
  );
  const columns = useMemo(() => rolloutColumns(t), [t]);
  const isEmpty = items?.length === 0;
  return (
    <section aria-label={t('rollouts.title')}>
      <SubHeading>{t('rollouts.title')}</SubHeading>
      {/* What it is a part of says that it could not be refreshed. */}
      {error && !items && <RequestError error={error} onRetry={retry} />}
      {isEmpty && <Text>{t('rollouts.emptyOfService')}</Text>}
      {!isEmpty && (items || !error) && (
        <>
          <DataTable
            label={t('rollouts.title')}
            columns={columns}
            rows={items?.slice(0, SHOWN)}
          />
          {items && <AllRollouts entityRef={entityRef} />}
        </>
      )}
    </section>
  );
}

function AllRollouts({ entityRef }: { entityRef: string }) {
  const { t } = useFleetTranslation();
  const rootRoute = useRouteRef(rootRouteRef);
  return rootRoute ? (
    <Link
      href={`${rootRoute()}/rollouts?${new URLSearchParams({ entityRef })}`}
    >
      {t('rollouts.all')}
    </Link>
  ) : null;
}
