import { ConfigReader } from '@backstage/config';
import { readEnvironments } from './readEnvironments';

const cluster = (labels: object) => ({ labels: JSON.stringify(labels) });

describe('readEnvironments', () => {
  it.each([
    [{ env: 'prod' }, 'prod', false],
    [{ env: 'Dev' }, 'Dev', true],
    [{ environment: 'sandbox', env: 'prod' }, 'sandbox', true],
    [{ environment: '', env: 'qa' }, 'qa', true],
    [{ stage: 'dev' }, undefined, false],
    [{ env: 1 }, undefined, false],
    [{}, undefined, false],
  ])('without any, takes %j for %p', (labels, environment, isDevelopment) => {
    const environments = readEnvironments(new ConfigReader({}));
    expect(environments.of(cluster(labels))).toBe(environment);
    expect(environments.isDevelopment(cluster(labels))).toBe(isDevelopment);
  });

  it('goes by the label and the environments that it names', () => {
    const environments = readEnvironments(
      new ConfigReader({
        fleet: { environments: { label: 'stage', development: ['Bastel'] } },
      }),
    );
    const bastel = cluster({ stage: 'bastel', env: 'prod' });
    expect(environments.of(bastel)).toBe('bastel');
    expect(environments.isDevelopment(bastel)).toBe(true);
    expect(environments.isDevelopment(cluster({ stage: 'dev' }))).toBe(false);
  });
});
