import { MessageChannel } from 'node:worker_threads';
import { ConflictError } from '@backstage/errors';
import { ApiServerError } from '../collect';
import { link } from './link';

interface Functions {
  fail(which: string): Promise<void>;
  add(a: number, b: number): Promise<number>;
  forever(): Promise<void>;
}

const ERRORS: Record<string, unknown> = {
  refused: new ApiServerError('tooManyRequests', 'HTTP 429: later', {
    retryAfterMs: 2000,
    statusCode: 429,
  }),
  conflict: new ConflictError('Another replica has it'),
  database: Object.assign(new Error('insert into pods'), {
    code: 'SQLITE_FULL',
  }),
  odd: 'a text that was thrown',
};

describe('link', () => {
  const { port1, port2 } = new MessageChannel();
  link<Functions, Functions>(port2, {
    async fail(which) {
      throw ERRORS[which];
    },
    add: async (a, b) => a + b,
    forever: () => new Promise(() => {}),
  });
  const remote = link<Functions, Record<string, never>>(port1, {});

  afterAll(() => {
    port1.close();
    port2.close();
  });

  it('calls the other side', async () => {
    await expect(remote.add(1, 2)).resolves.toBe(3);
  });

  it('passes errors on with the classes that they had', async () => {
    const refused = await remote.fail('refused').catch(error => error);
    expect(refused).toBeInstanceOf(ApiServerError);
    expect(refused).toMatchObject({
      failure: 'tooManyRequests',
      message: 'HTTP 429: later',
      options: { retryAfterMs: 2000, statusCode: 429 },
    });
    const conflict = await remote.fail('conflict').catch(error => error);
    expect(conflict).toBeInstanceOf(ConflictError);
  });

  it('keeps the code of a database error, and says little of what is no error', async () => {
    await expect(remote.fail('database')).rejects.toMatchObject({
      code: 'SQLITE_FULL',
    });
    await expect(remote.fail('odd')).rejects.toThrow('unknown error');
  });

  it('fails what is under way when it is closed', async () => {
    const waiting = remote.forever();
    remote.$close(new Error('The thread ended'));
    await expect(waiting).rejects.toThrow('The thread ended');
  });
});
