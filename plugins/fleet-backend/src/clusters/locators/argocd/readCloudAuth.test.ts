import { readCloudAuth } from './readCloudAuth';

const exec = (...args: unknown[]) => ({
  execProviderConfig: { command: 'argocd-k8s-auth', args },
});
const aws = { type: 'aws', clusterId: 'c', assumeRole: 'arn' };

describe('readCloudAuth', () => {
  it.each([
    [{ awsAuthConfig: { clusterName: 'c', roleARN: 'arn' } }, aws],
    [exec('aws', '--cluster-name', 'c', '--role-arn', 'arn'), aws],
    [exec('aws', '--role-arn=arn', '--cluster-name=c'), aws],
    [exec('aws'), { type: 'aws' }],
    [exec('gcp'), { type: 'google' }],
    [exec('azure'), { type: 'azure' }],
  ])('reads %j', (config, auth) => {
    expect(readCloudAuth(config)).toEqual(auth);
  });

  it('has none where the Secret holds the credential', () => {
    expect(readCloudAuth({ bearerToken: 'abc' })).toBeUndefined();
  });

  it.each([[exec('sh', '-c')], [exec()], [{ execProviderConfig: {} }]])(
    'refuses %j',
    config => {
      expect(readCloudAuth(config)).toHaveProperty('problem');
    },
  );
});
