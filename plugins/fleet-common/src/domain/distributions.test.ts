import { distributionName, platformName } from './distributions';

describe('distributionName', () => {
  it.each([
    ['eks', 'EKS'],
    ['tkgi', 'TKGI (PKS)'],
    ['upstream', 'Kubernetes'],
    ['OpenShift', 'OpenShift'],
  ])('names %s', (id, name) => {
    expect(distributionName(id)).toBe(name);
  });

  it('shows a distribution that a company added as it is', () => {
    expect(distributionName('acme-edge')).toBe('acme-edge');
    expect(distributionName('constructor')).toBe('constructor');
  });
});

describe('platformName', () => {
  it('names platforms, and shows others as they are', () => {
    expect(platformName('vsphere')).toBe('vSphere');
    expect(platformName('mainframe')).toBe('mainframe');
  });
});
