import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// A replica of a portal as small as it can be: the fleet plugin, and nobody who
// has to sign in. Replica.ts starts it.
const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory());
backend.add(import('../../index'));
backend.start();
// Not to go on without the test.
process.once('disconnect', () => process.exit());
