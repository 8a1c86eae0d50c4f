import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readOptions } from './readOptions';

const read = (fleet?: JsonObject, app?: JsonObject) =>
  readOptions(
    mockServices.rootConfig({
      data: { ...(app && { app }), catalog: { providers: { fleet } } },
    }),
  );

describe('readOptions', () => {
  it('needs nothing', () => {
    expect(read()).toEqual({
      rules: { defaultOwner: 'unknown', portalUrl: undefined },
      schedule: {
        frequency: { minutes: 1 },
        timeout: { minutes: 5 },
        initialDelay: { seconds: 15 },
        scope: 'local',
      },
    });
  });

  it('takes what is said, but for the scope', () => {
    const schedule = {
      frequency: { minutes: 10 },
      timeout: { minutes: 2 },
      scope: 'global',
    };
    const app = { baseUrl: 'https://portal.example.com/' };
    expect(read({ defaultOwner: 'group:infra/sre', schedule }, app)).toEqual({
      rules: {
        defaultOwner: 'group:infra/sre',
        portalUrl: 'https://portal.example.com',
      },
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 2 },
        scope: 'local',
      },
    });
  });

  it('refuses an owner that cannot be one', () => {
    expect(() => read({ defaultOwner: 'group:' })).toThrow(/group:/);
  });
});
