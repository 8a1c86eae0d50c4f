import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { FakeClock } from '../FakeClock';
import { Discovery } from './Discovery';
import { ROLLOUT, ROLLOUTS_GROUP } from './ReflectorHarness';

const NODE = { kind: 'Node', group: '', version: 'v1', plural: 'nodes' };

describe('Discovery', () => {
  const { signal } = new AbortController();
  let clock: FakeClock;
  let server: FakeApiServer;
  let discovery: Discovery;

  beforeEach(() => {
    clock = new FakeClock();
    server = new FakeApiServer(clock);
    discovery = new Discovery(server, clock);
  });

  const serve = (...names: string[]) =>
    server.document(ROLLOUTS_GROUP, () => ({
      resources: names.map(name => ({ name })),
    }));
  const fail = (failure: ConstructorParameters<typeof ApiServerError>[0]) =>
    server.document(ROLLOUTS_GROUP, () => {
      throw new ApiServerError(failure, 'no');
    });
  const serves = (resource = ROLLOUT) => discovery.serves(resource, signal);

  it('reads a group version once for all that ask', async () => {
    serve('rollouts', 'rollouts/status');
    const other = { ...ROLLOUT, kind: 'AnalysisRun', plural: 'analysisruns' };
    expect(await Promise.all([serves(), serves(other)])).toEqual([true, false]);
    expect(await serves()).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it('reads it again after five minutes', async () => {
    fail('notFound');
    expect(await serves()).toBe(false);
    serve('rollouts');
    await clock.advance(299_999);
    expect(await serves()).toBe(false);
    await clock.advance(1);
    expect(await serves()).toBe(true);
  });

  it('reads it again where it was wrong', async () => {
    serve('rollouts');
    expect(await serves()).toBe(true);
    serve();
    discovery.forget(ROLLOUT);
    expect(await serves()).toBe(false);
  });

  it('reads the core group at its own path', async () => {
    server.document('/api/v1', () => ({ resources: [{ name: 'nodes' }] }));
    expect(await serves(NODE)).toBe(true);
  });

  it.each([
    ['may not be read', () => fail('forbidden')],
    ['is no such answer', () => server.document(ROLLOUTS_GROUP, () => 'hello')],
    ['is null', () => server.document(ROLLOUTS_GROUP, () => null)],
  ])('lets a list tell where it %s', async (_, script) => {
    script();
    expect(await serves()).toBe(true);
  });

  it('survives resources that are none', async () => {
    const resources = [null, 7, {}, { name: 'rollouts' }];
    server.document(ROLLOUTS_GROUP, () => ({ resources }));
    expect(await serves()).toBe(true);
  });

  it('concludes nothing from a failure, and remembers none', async () => {
    fail('unreachable');
    await expect(serves()).rejects.toThrow(ApiServerError);
    serve('rollouts');
    expect(await serves()).toBe(true);
  });
});
