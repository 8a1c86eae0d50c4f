import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';

/** An entity of the catalog by its name, leading to its page. */
export function EntityLink({ entityRef }: { entityRef: string }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const entity = parse(entityRef);
  if (!entity || !entityRoute) {
    return <Text>{printable(entityRef)}</Text>;
  }
  return (
    <Link href={entityRoute(entity)} variant="body-medium" title={entityRef}>
      {printable(entity.name)}
    </Link>
  );
}

/** It comes from the catalog's relations, which may name anything. */
function parse(entityRef: string) {
  try {
    return parseEntityRef(entityRef);
  } catch {
    return undefined;
  }
}
