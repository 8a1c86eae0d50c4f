import { ALLOW_ALL, KubeApiServer } from '../server';
import { describeApiServerContract } from './describeApiServerContract';

describeApiServerContract(
  'simulator',
  async () => {
    const server = await KubeApiServer.start({
      users: [
        { name: 'admin', token: 'admin-token', rules: ALLOW_ALL },
        { name: 'contract-nobody', token: 'nobody-token', rules: [] },
      ],
      // A real server is never at its first version when it is reached.
      firstRevision: 100,
    });
    return {
      url: server.url,
      admin: { headers: { authorization: 'Bearer admin-token' } },
      nobody: { headers: { authorization: 'Bearer nobody-token' } },
      anonymous: { headers: {} },
      forgetChanges: async () => server.backing.store.compact(),
      compact: async () => server.backing.store.compact(),
      stop: () => server.stop(),
    };
  },
  { canCompact: true },
);
