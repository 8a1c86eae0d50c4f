import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { rolloutRouteRef } from '../../routes';

interface RolloutLinkProps {
  id: string;
  name: string;
}

/** A rollout's name, leading to its page where the fleet's pages are mounted. */
export function RolloutLink({ id, name }: RolloutLinkProps) {
  const rolloutRoute = useRouteRef(rolloutRouteRef);
  const text = printable(name);
  return rolloutRoute ? (
    <Link href={rolloutRoute({ id })} variant="body-medium" weight="bold">
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  );
}
