import type { ConnectedCluster } from '@flotilla/backstage-plugin-fleet-node';
import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { RawAnswer } from '../apiServer/FakeAnswer';
import { FakeClock } from '../FakeClock';
import { DefaultLiveClusters } from './DefaultLiveClusters';
import type { LiveClusters } from './LiveClusters';

const OPTIONS = { accept: 'text/plain', maxBytes: 10 };

describe('DefaultLiveClusters', () => {
  let clock: FakeClock;
  let server: FakeApiServer;
  let live: LiveClusters;

  beforeEach(() => {
    clock = new FakeClock();
    server = new FakeApiServer(clock);
    const prod = { id: 'prod' } as ConnectedCluster;
    live = DefaultLiveClusters.create({
      connections: { list: () => [prod] },
      connect: () => server,
      clock,
    });
  });

  const log = () => live.ask('prod', read => read('/log', OPTIONS));

  it('gives what the cluster answers, and closes its connection', async () => {
    const text = new RawAnswer('text/plain', Buffer.from('lines'));
    server.document('/log', () => text);
    expect((await log()).toString()).toBe('lines');
    expect(server.closed).toBe(true);
    expect(clock.sleeping).toBe(0);
  });

  it('gives up on a cluster that says nothing', async () => {
    server.freeze();
    const failed = log().catch(error => error);
    await clock.advance(5_000);
    expect(await failed).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('no answer in time'),
    });
    expect(server.closed).toBe(true);
  });

  it('has one deadline for all that is read', async () => {
    server.document('/log', () => 'lines');
    await live.ask('prod', async read => {
      await read('/log', OPTIONS);
      await clock.advance(4_999);
      await read('/log', OPTIONS);
      server.freeze();
      const failed = read('/log', OPTIONS).catch(error => error);
      await clock.advance(1);
      expect((await failed).message).toContain('no answer in time');
    });
  });

  it.each([
    ['forbidden', 'ServiceUnavailableError', 'deploy/rbac/live.yaml'],
    ['unauthorized', 'ServiceUnavailableError', 'deploy/rbac/live.yaml'],
    ['tooManyRequests', 'ServiceUnavailableError', 'try again later'],
    ['unreachable', 'ServiceUnavailableError', 'does not answer'],
    ['notFound', 'NotFoundError', 'does not have it'],
  ] as const)('says what %s means', async (failure, name, words) => {
    server.document('/log', () => {
      throw new ApiServerError(failure, 'the reason');
    });
    const error = await log().catch(thrown => thrown);
    expect(error).toMatchObject({ name });
    expect(error.message).toContain(words);
    expect(error.message).toContain('the reason');
  });

  it('takes what the cluster calls a bad request for what is not there', async () => {
    server.document('/log', () => {
      throw new ApiServerError('invalid', 'no previous container', {
        statusCode: 400,
      });
    });
    await expect(log()).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('does not know clusters that it has no connection to', async () => {
    await expect(
      live.ask('other', read => read('/log', OPTIONS)),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });

  it('asks a cluster no more than a few things at once', async () => {
    server.freeze();
    const asked = Array.from({ length: 4 }, log);
    await expect(log()).rejects.toThrow('asked by others');
    const all = Promise.allSettled(asked);
    await clock.advance(5_000);
    expect((await all).map(({ status }) => status)).toEqual(
      Array.from({ length: 4 }, () => 'rejected'),
    );
    server.thaw();
    server.document('/log', () => 'lines');
    await expect(log()).resolves.toBeDefined();
  });
});
