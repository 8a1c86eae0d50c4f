import { createBackend } from '@backstage/backend-defaults';
import { answerProbes, start } from './probe';

// A portal as small as it can be: who asks, what may be asked, and the fleet.
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('@flotilla/backstage-plugin-fleet-backend'));
answerProbes();
start(backend);
