import { regionOfEks, stsHost } from './stsHost';

describe('stsHost', () => {
  it.each([
    ['eu-west-1', 'sts.eu-west-1.amazonaws.com'],
    ['us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
    ['us-iso-east-1', 'sts.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'sts.us-isob-east-1.sc2s.sgov.gov'],
    ['eusc-de-east-1', 'sts.eusc-de-east-1.amazonaws.eu'],
  ])('is in the partition of %s', (region, host) => {
    expect(stsHost(region)).toBe(host);
  });
});

describe('regionOfEks', () => {
  it.each([
    ['https://0A1B.gr7.eu-west-1.eks.amazonaws.com', 'eu-west-1'],
    ['https://0A1B.sk1.us-gov-west-1.eks.amazonaws.com', 'us-gov-west-1'],
    ['https://0A1B.gr7.cn-north-1.eks.amazonaws.com.cn', 'cn-north-1'],
    ['https://eks.example.com', undefined],
    ['https://a.eu-west-1.eks.amazonaws.com.example.com', undefined],
    ['prod', undefined],
  ])('is told by %s', (url, region) => {
    expect(regionOfEks(url)).toBe(region);
  });
});
