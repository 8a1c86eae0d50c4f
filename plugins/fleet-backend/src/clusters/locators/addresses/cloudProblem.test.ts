import { AddressPolicy } from './AddressPolicy';
import { cloudProblem } from './cloudProblem';

describe('cloudProblem', () => {
  const none = new AddressPolicy([]);

  it.each([
    ['aws', 'https://ABC.gr7.eu-west-1.eks.amazonaws.com'],
    ['aws', 'https://ABC.sk1.cn-north-1.eks.amazonaws.com.cn'],
    ['azure', 'https://a-dns-1.hcp.westeurope.azmk8s.io:443'],
    ['google', 'https://gke-1.us-central1.gke.goog'],
    ['googleServiceAccount', 'https://gke-1.us-central1.gke.goog'],
  ])('sends the credential of %s to %s', (type, url) => {
    expect(cloudProblem(type, url, none)).toBeUndefined();
  });

  it.each([
    ['aws', 'https://eks.amazonaws.com.example'],
    ['aws', 'https://example/.eks.amazonaws.com'],
    ['aws', 'https://bucket.s3.amazonaws.com'],
    ['azure', 'https://a.azmk8s.io.example'],
    ['azure', 'https://ABC.gr7.eu-west-1.eks.amazonaws.com'],
    ['google', 'https://34.1.2.3'],
    ['oidc', 'https://gke-1.us-central1.gke.goog'],
  ])('does not send the credential of %s to %s', (type, url) => {
    expect(cloudProblem(type, url, none)).toMatch(/add its host to allow/);
  });

  it('sends it to what is allowed', () => {
    const policy = new AddressPolicy(['34.0.0.0/8']);
    expect(cloudProblem('google', 'https://34.1.2.3', policy)).toBeUndefined();
  });
});
