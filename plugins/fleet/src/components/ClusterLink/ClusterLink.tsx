import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { clusterRouteRef } from '../../routes';

interface ClusterLinkProps {
  id: string;
  name: string;
}

/** A cluster's name, leading to its page where the fleet's pages are mounted. */
export function ClusterLink({ id, name }: ClusterLinkProps) {
  const clusterRoute = useRouteRef(clusterRouteRef);
  const text = printable(name);
  return clusterRoute ? (
    <Link href={clusterRoute({ id })} variant="body-medium" weight="bold">
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  );
}
