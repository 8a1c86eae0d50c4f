import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { MemberCredentials } from './MemberCredentials';

describe('MemberCredentials', () => {
  let answer: () => Promise<
    { credential: ClusterCredential } | { problem: string }
  >;
  let members: MemberCredentials;

  beforeEach(() => {
    members = new MemberCredentials();
  });

  const open = (url = 'https://a') =>
    members.open({ key: 'fleet/a', url }, () => answer());
  const give = (token: string) => {
    answer = async () => ({ credential: { type: 'bearer', token } });
  };
  const fail = () => {
    answer = async () => {
      throw new Error('hub is gone');
    };
  };

  it('reads what the hub has now', async () => {
    for (const token of ['one', 'two']) {
      give(token);
      expect(await open()({})).toMatchObject({ token });
    }
  });

  it('goes on with the last while the hub is gone, unless that was refused', async () => {
    give('one');
    await open()({});
    fail();
    expect(await open()({})).toMatchObject({ token: 'one' });
    await expect(open()({ refused: true })).rejects.toThrow('hub is gone');
    await expect(open('https://elsewhere')({})).rejects.toThrow('hub is gone');
  });

  it('forgets what the hub has no longer', async () => {
    give('one');
    await open()({});
    answer = async () => ({ problem: 'its Secret is gone' });
    await expect(open()({})).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: 'its Secret is gone',
    });
    fail();
    await expect(open()({})).rejects.toThrow('hub is gone');
  });

  it('forgets clusters that the hub no longer names', async () => {
    give('one');
    await open()({});
    members.keep(['fleet/a', 'fleet/b']);
    fail();
    expect(await open()({})).toMatchObject({ token: 'one' });
    members.keep(['fleet/b']);
    await expect(open()({})).rejects.toThrow('hub is gone');
  });

  it('ends reading when it is told to', async () => {
    const stop = new AbortController();
    let given: AbortSignal | undefined;
    const credential = members.open({ key: 'a', url: 'https://a' }, signal => {
      given = signal;
      return answer();
    });
    give('one');
    await credential({ signal: stop.signal });
    stop.abort();
    expect(given?.aborted).toBe(true);
  });
});
