import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import {
  authenticate,
  startStsServer,
  StsServer,
} from '../__testUtils__/stsServer';
import { loadedSdks } from '../__testUtils__/loadedSdks';
import { ClusterCredentials } from '../ClusterCredentials';
import type { AwsAuth } from './types';

const MINUTE = 60_000;
const ROLE = 'arn:aws:iam::210987654321:role/fleet-reader';
const cluster = {
  name: 'prod',
  url: 'https://0A1B.gr7.eu-west-1.eks.amazonaws.com',
};

describe('the auth aws', () => {
  const before = { ...process.env };
  let sts: StsServer;
  let now: number;
  let credentials: ClusterCredentials;

  const role = {
    id: 'ASIAROLE',
    key: { secret: 'secret-of-the-role', sessionToken: 'session/+=' },
    expiration: () => new Date(now + 60 * MINUTE),
  };

  beforeAll(async () => {
    sts = await startStsServer({ role });
    sts.keys.set(role.id, role.key);
  });
  afterAll(() => sts.close());

  beforeEach(() => {
    now = Date.now();
    credentials = ClusterCredentials.create({
      now: () => now,
      sdks: loadedSdks,
    });
    sts.requests.length = 0;
    hold('AKIAOWN', 'secret-of-our-own');
    sts.keys.set('AKIAOWN', { secret: 'secret-of-our-own' });
    // Whatever else the machine has is none of these tests' business.
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
    process.env.AWS_CONFIG_FILE = '/dev/null';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/dev/null';
    process.env.AWS_ENDPOINT_URL_STS = sts.url;
  });
  afterEach(() => {
    process.env = { ...before };
  });

  function hold(id: string, secret: string) {
    process.env.AWS_ACCESS_KEY_ID = id;
    process.env.AWS_SECRET_ACCESS_KEY = secret;
    delete process.env.AWS_SESSION_TOKEN;
    delete process.env.AWS_PROFILE;
  }
  const open = (auth: Partial<AwsAuth> = {}, of = cluster) =>
    credentials.open({ type: 'aws', ...auth }, of);
  const tokenOf = (credential: ClusterCredential) =>
    credential.type === 'bearer' ? credential.token : '';
  const whoIs = (token: string, clusterId = 'prod', region = 'eu-west-1') =>
    authenticate(token, { clusterId, region, now, sts });

  it('signs a token that the authenticator of the cluster takes', async () => {
    const token = tokenOf(await open()({}));
    expect(await whoIs(token)).toBe('AKIAOWN');
    // The cluster sends it: we have asked nobody.
    expect(sts.requests).toHaveLength(1);
  });

  it('signs for one cluster only', async () => {
    const token = tokenOf(await open()({}));
    await expect(whoIs(token, 'other')).rejects.toThrow('signature');
    const named = tokenOf(await open({ clusterId: 'other' })({}));
    expect(await whoIs(named, 'other')).toBe('AKIAOWN');
  });

  it('goes by the region that is written, else by the environment', async () => {
    const elsewhere = { name: 'prod', url: 'https://proxy.example' };
    const region = 'ap-south-1';
    expect(
      await whoIs(tokenOf(await open({ region })({})), 'prod', region),
    ).toBe('AKIAOWN');
    process.env.AWS_REGION = 'sa-east-1';
    const token = tokenOf(await open({}, elsewhere)({}));
    expect(await whoIs(token, 'prod', 'sa-east-1')).toBe('AKIAOWN');
  });

  it('takes on a role, once for all of its clusters', async () => {
    const auth = { assumeRole: ROLE, externalId: 'fleet-7' };
    const tokens = await Promise.all(
      ['a', 'b', 'c'].map(name => open(auth, { ...cluster, name })({})),
    );
    expect(sts.requests).toHaveLength(1);
    const [{ form }] = sts.requests;
    expect(form.get('RoleArn')).toBe(ROLE);
    expect(form.get('ExternalId')).toBe('fleet-7');
    expect(form.get('RoleSessionName')).toBe('flotilla');
    expect(await whoIs(tokenOf(tokens[1]), 'b')).toBe('ASIAROLE');
  });

  it('signs again at 12 of 15 minutes', async () => {
    const read = open();
    const first = tokenOf(await read({}));
    now += 12 * MINUTE - 1;
    expect(tokenOf(await read({}))).toBe(first);
    expect(await whoIs(first)).toBe('AKIAOWN');
    now += 1;
    const second = tokenOf(await read({}));
    expect(second).not.toBe(first);
    now += 5 * MINUTE;
    await expect(whoIs(first)).rejects.toThrow('age');
    expect(await whoIs(second)).toBe('AKIAOWN');
  });

  it('keeps a token over looks of the locator', async () => {
    const first = await open()({});
    credentials.forgetUnseen();
    now += MINUTE;
    expect(await open()({})).toEqual(first);
    credentials.forgetUnseen();
    credentials.forgetUnseen();
    expect(await open()({})).not.toEqual(first);
  });

  it('is no longer good than the credentials that signed', async () => {
    const read = open({ assumeRole: ROLE });
    const short = jest
      .spyOn(role, 'expiration')
      .mockImplementation(() => new Date(now + 5 * MINUTE));
    const first = await read({});
    now += 4 * MINUTE;
    expect(await read({})).not.toEqual(first);
    expect(short).toHaveBeenCalledTimes(2);
    short.mockRestore();
  });

  it('signs with new keys after the old were refused', async () => {
    const read = open();
    await read({});
    hold('AKIANEW', 'another-secret');
    sts.keys.set('AKIANEW', { secret: 'another-secret' });
    now += MINUTE;
    const token = tokenOf(await read({ refused: true }));
    expect(await whoIs(token)).toBe('AKIANEW');
  });

  it('says why there is none, without what it has', async () => {
    hold('AKIABAD', 'canary-secret');
    const error = await open({ assumeRole: ROLE })({}).catch(e => e);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toMatch(/^AWS gave no credentials \(\w+\)$/);
    expect(JSON.stringify(error)).not.toMatch(/canary|AKIABAD/);
  });
});
