import { link } from './link';
import type { ThreadFunctions } from './protocol';
import { startWorker } from './startWorker';

jest.setTimeout(60_000);

describe('startWorker', () => {
  it('starts a thread that collects, and says so when it has ended', async () => {
    const worker = startWorker({ fleetCollector: { nodeAnnotations: [] } });
    const ended = new Promise<Error>(worker.onEnded);
    const remote = link<ThreadFunctions, Record<string, never>>(worker, {});
    await expect(remote.getJson('a', '/version', undefined)).rejects.toThrow(
      'not collected any more',
    );
    await worker.terminate();
    await expect(ended).resolves.toBeInstanceOf(Error);
  });
});
