import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { CredentialSession } from './CredentialSession';

type Asked = { signal?: AbortSignal; refused?: boolean };

describe('CredentialSession', () => {
  let asked: Asked[];
  let now: number;
  let answer: (request: Asked) => Promise<ClusterCredential>;
  let session: CredentialSession;
  const { signal } = new AbortController();

  beforeEach(() => {
    asked = [];
    now = 0;
    answer = async () => ({ type: 'bearer', token: `${asked.length}` });
    const credential = (request: Asked) => {
      asked.push(request);
      return answer(request);
    };
    session = new CredentialSession({ credential }, () => now);
  });

  const token = async () => {
    const { credential } = await session.current(signal);
    return credential.type === 'bearer' && credential.token;
  };

  it('asks again each minute', async () => {
    expect([await token(), await token()]).toEqual(['1', '1']);
    now = 59_999;
    expect(await token()).toBe('1');
    now = 60_000;
    expect([await token(), await token()]).toEqual(['2', '2']);
  });

  it('asks once for all who need it meanwhile', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, token));
    expect(new Set(tokens)).toEqual(new Set(['1']));
    expect(asked).toHaveLength(1);
  });

  it('says that the last one was refused, until there is another', async () => {
    session.refuse(await session.current(signal));
    answer = async () => {
      throw new Error('not now');
    };
    await expect(token()).rejects.toThrow('not now');
    answer = async () => ({ type: 'bearer', token: 'new' });
    expect(await token()).toBe('new');
    now = 60_000;
    await token();
    expect(asked.map(({ refused }) => refused)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('heeds one refusal of many of the same reading, even of an equal one', async () => {
    answer = async () => ({ type: 'bearer', token: 'same' });
    const first = await session.current(signal);
    session.refuse(first);
    await token();
    session.refuse(first);
    session.refuse(first);
    await token();
    expect(asked).toHaveLength(2);
  });

  it('leaves a reading to the others when one does not wait any more', async () => {
    let resolve: (credential: ClusterCredential) => void = () => {};
    answer = () =>
      new Promise(done => {
        resolve = done;
      });
    const one = new AbortController();
    const given = session.current(one.signal);
    const other = token();
    one.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    expect(asked[0].signal?.aborted).toBe(false);
    resolve({ type: 'bearer', token: 'late' });
    expect(await other).toBe('late');
  });

  it('ends a reading when it is closed, heeded or not', async () => {
    answer = () => new Promise(() => {});
    const waiting = token();
    session.close();
    await expect(waiting).rejects.toMatchObject({
      failure: 'unauthorized',
      message: expect.stringContaining('closed'),
    });
    expect(asked[0].signal?.aborted).toBe(true);
  });

  it('can be used again after it was closed', async () => {
    await token();
    session.close();
    expect(await token()).toBe('2');
  });
});
