import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { fleetWorkloadLogsReadPermission } from '@flotilla/backstage-plugin-fleet-common';
import { FleetSnapshot } from '../questions/coverage/FleetSnapshot';
import { credentialsOf, threeAskersPolicy } from '../testing/threeAskers';
import { AuthorizedQuestion } from './AuthorizedQuestion';
import { DefaultReadAccess } from './DefaultReadAccess';

describe('a question that needs a permission of its own', () => {
  const asked: string[] = [];
  const fleet = new FleetSnapshot({ clusters: [], kinds: [], locators: [] }, 0);
  const question = new AuthorizedQuestion(
    {
      async answer(query: string) {
        asked.push(query);
        return 'an answer';
      },
    },
    DefaultReadAccess.create({
      permissions: threeAskersPolicy,
      snapshots: { current: async () => fleet },
      now: () => 0,
    }),
    fleetWorkloadLogsReadPermission,
  );

  it('is answered to who has it', async () => {
    expect(await question.answer('log', credentialsOf('some'))).toBe(
      'an answer',
    );
  });

  it('is not even asked for others, who are told which one it is', async () => {
    asked.length = 0;
    for (const credentials of [
      credentialsOf('nobody'),
      mockCredentials.user(),
    ]) {
      const error = await question.answer('log', credentials).catch(e => e);
      expect(error).toBeInstanceOf(NotAllowedError);
      expect(error.message).toContain('fleet.workload.logs.read');
    }
    expect(asked).toEqual([]);
  });
});
