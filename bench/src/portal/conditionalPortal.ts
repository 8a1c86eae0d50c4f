import { conditionalPolicy } from './conditionalPolicy';
import { startPortal } from './startPortal';

startPortal(
  import('@flotilla/backstage-plugin-fleet-backend'),
  conditionalPolicy,
);
