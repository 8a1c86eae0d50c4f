import { mockServices } from '@backstage/backend-test-utils';
import { settled } from '../FakeClock';
import { SoleOwner } from './SoleOwner';

describe('SoleOwner', () => {
  const logger = mockServices.logger.mock();
  let told: string[];
  let owner: SoleOwner;

  beforeEach(() => {
    jest.clearAllMocks();
    told = [];
    const onOwned = async (ids: ReadonlySet<string>) => {
      told.push([...ids].join());
    };
    owner = new SoleOwner({ onOwned, logger });
  });

  it('owns all', async () => {
    await owner.follow(['a', 'b']);
    await owner.follow(['b']);
    expect(told).toEqual(['a,b', 'b']);
  });

  it('says once that it has to be the only one, and lets go at the end', async () => {
    const stop = new AbortController();
    const running = owner.run(stop.signal);
    await owner.follow(['a']);
    await settled();
    expect(logger.info.mock.calls).toEqual([
      ['SQLite: one replica of the backend may run; use PostgreSQL for more'],
    ]);
    expect(told).toEqual(['a']);
    stop.abort();
    await running;
    await owner.follow(['a']);
    expect(told).toEqual(['a', '']);
  });

  it('ends at once where it was stopped before', async () => {
    await owner.run(AbortSignal.abort());
    expect(told).toEqual(['']);
  });
});
