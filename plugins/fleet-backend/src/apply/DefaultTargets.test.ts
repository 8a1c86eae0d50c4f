import type {
  ClusterConnection,
  ConnectedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { systemClock } from '../collect';
import type { ActingAnswer } from '../collect/acting';
import { DefaultTargets } from './DefaultTargets';
import type { Targets } from './Targets';

describe('DefaultTargets', () => {
  const connection = (url: string, token = 'act'): ClusterConnection => ({
    url,
    credential: async () => ({ type: 'bearer', token }),
  });
  let fleet: Array<Partial<ConnectedCluster>>;
  let opened: ClusterConnection[];
  let closed: string[];
  let targets: Targets;

  beforeEach(() => {
    const delivery = connection('https://a');
    fleet = [{ id: 'a', name: 'prod', delivery }];
    opened = [];
    closed = [];
    targets = DefaultTargets.create({
      connections: { list: () => fleet as ConnectedCluster[] },
      connect: to => {
        opened.push(to);
        return {
          send: async () => ({ status: 503 } as ActingAnswer),
          close: async () => {
            closed.push(to.url);
          },
        };
      },
      clock: systemClock,
    });
  });

  it('keeps one connection to each cluster, with the credential of now', async () => {
    const first = targets.target('a');
    fleet[0].delivery = connection('https://a', 'renewed');
    expect(targets.target('a')).toBe(first);
    expect(opened).toHaveLength(1);
    expect(await opened[0].credential({})).toMatchObject({ token: 'renewed' });
  });

  it('connects anew to a cluster that moved, and closes what is gone', async () => {
    fleet.push({ id: 'b', name: 'b', delivery: connection('https://b') });
    targets.target('a');
    targets.target('b');
    fleet = [{ id: 'a', name: 'prod', delivery: connection('https://moved') }];
    targets.target('a');
    expect(opened.map(({ url }) => url)).toEqual([
      'https://a',
      'https://b',
      'https://moved',
    ]);
    expect(closed.sort()).toEqual(['https://a', 'https://b']);
    await targets.close();
    expect(closed).toContain('https://moved');
  });

  it('says what is missing to deliver to a cluster', () => {
    expect(() => targets.target('unknown')).toThrow(
      expect.objectContaining({ name: 'ServiceUnavailableError' }),
    );
    fleet[0].delivery = undefined;
    expect(() => targets.target('a')).toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining('add deliver to its entry'),
      }),
    );
  });
});
