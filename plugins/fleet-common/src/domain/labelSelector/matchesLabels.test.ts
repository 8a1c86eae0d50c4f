import { clusterLabels } from './clusterLabels';
import { matchesLabels } from './matchesLabels';
import { parseLabelSelector } from './parseLabelSelector';

const labels = clusterLabels({
  name: 'prod-eu-1',
  distribution: 'eks',
  platform: undefined,
  region: 'eu-west-1',
  labels: { environment: 'production', region: 'europe' },
});

describe('matchesLabels', () => {
  it.each([
    ['environment=production', true],
    ['environment=staging', false],
    ['environment!=staging', true],
    ['environment in (staging,production)', true],
    ['environment notin (production)', false],
    ['tier notin (production)', true],
    ['tier=', false],
    ['environment', true],
    ['tier', false],
    ['!tier', true],
    ['!environment', false],
    ['environment,!tier', true],
    ['environment,tier', false],
    ['name=prod-eu-1,distribution=eks', true],
    ['platform', false],
  ])('tells whether %s holds: %s', (selector, holds) => {
    expect(matchesLabels(labels, parseLabelSelector(selector))).toBe(holds);
  });

  it('takes a label before what the fleet found out', () => {
    const holds = (selector: string) =>
      matchesLabels(labels, parseLabelSelector(selector));
    expect(holds('region=europe')).toBe(true);
    expect(holds('region=eu-west-1')).toBe(false);
  });
});
