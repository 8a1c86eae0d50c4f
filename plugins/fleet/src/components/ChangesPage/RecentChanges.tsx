import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQuestion } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { RequestError } from '../RequestError';
import { ChangeList } from './Timeline';

const SHOWN = 10;

/** Of what the changes are: of a cluster by its id, or of an entity. */
type RecentChangesProps =
  | { cluster: string; entityRef?: never }
  | { entityRef: string; cluster?: never };

/** What happened last to a cluster, or to the workloads of an entity. */
export function RecentChanges({ cluster, entityRef }: RecentChangesProps) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const of = { cluster, entityRef, since: 'P30D' };
  const { items, error, retry } = useQuestion(
    ['recentChanges', of],
    (cursor, options) =>
      api.listChanges({ ...of, limit: SHOWN, cursor }, options),
  );
  return (
    <>
      {/* What it is a part of says that it could not be refreshed. */}
      {error && !items && <RequestError error={error} onRetry={retry} />}
      {items?.length === 0 && <Text>{t('changes.none')}</Text>}
      {items && items.length > 0 && (
        <>
          <ChangeList
            changes={items.slice(0, SHOWN)}
            isOfCluster={cluster !== undefined}
          />
          <AllChanges of={of} />
        </>
      )}
    </>
  );
}

function AllChanges({ of }: { of: Record<string, string | undefined> }) {
  const { t } = useFleetTranslation();
  const rootRoute = useRouteRef(rootRouteRef);
  const asked = Object.entries(of).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return rootRoute ? (
    <Link href={`${rootRoute()}/changes?${new URLSearchParams(asked)}`}>
      {t('changes.all')}
    </Link>
  ) : null;
}
