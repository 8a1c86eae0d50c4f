import { mockServices } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSupport } from './readSupport';
import type { Support } from './types';

const read = (supportDates?: unknown) =>
  readSupport(
    mockServices.rootConfig({
      data: { fleet: supportDates === undefined ? {} : { supportDates } } as {},
    }),
  );

const cluster = (
  distribution: string | null,
  git_version: string | null,
  distribution_version: string | null = null,
) => ({ distribution, git_version, distribution_version });

/** Of what was found, the fields that are expected. */
function pick(
  found: Support | undefined,
  expected: Partial<Support> | undefined,
) {
  const keys = Object.keys(expected ?? {}) as Array<keyof Support>;
  return found && expected
    ? Object.fromEntries(keys.map(key => [key, found[key]]))
    : found;
}

const OWN = {
  tkgi: {
    asOf: '2026-11-01',
    source: 'https://wiki.example.com/tkgi',
    versionOf: 'distribution',
    versions: { '1.22': { supportEndsAt: '2027-04-30' } },
  },
};

describe('readSupport', () => {
  it.each<[string, Parameters<typeof cluster>, Partial<Support> | undefined]>([
    [
      'EKS, with its extended support',
      ['eks', 'v1.34.1-eks-1a2b3c4'],
      {
        supportEndsAt: '2026-12-02',
        extendedSupportEndsAt: '2027-12-02',
        next: '1.35',
        source: 'https://endoflife.date/amazon-eks',
      },
    ],
    ['GKE', ['gke', 'v1.33.5-gke.100'], { supportEndsAt: '2026-08-03' }],
    ['AKS', ['aks', 'v1.33.2'], { extendedSupportEndsAt: '2027-07-31' }],
    [
      'upstream Kubernetes',
      ['upstream', 'v1.34.0'],
      { supportEndsAt: '2026-10-27', next: '1.35' },
    ],
    [
      'OpenShift, by its own version',
      ['openshift', 'v1.31.6', '4.18.3'],
      { supportEndsAt: '2026-08-25', next: '4.19' },
    ],
    [
      'RKE2, which follows upstream',
      ['rke2', 'v1.33.2+rke2r1'],
      { supportEndsAt: '2026-06-28', follows: 'upstream' },
    ],
    ['a version that is newer than the data', ['eks', 'v1.99.0'], undefined],
    ['OpenShift whose version is unknown', ['openshift', 'v1.31.6'], undefined],
    ['a distribution without dates', ['tkgi', 'v1.31.0', '1.22.1'], undefined],
    ['a distribution that objects have', ['toString', 'v1.31.0'], undefined],
    ['a cluster that was never seen', [null, null], undefined],
  ])('tells of %s', (_, of, support) => {
    const expected = support && { asOf: '2026-08-22', ...support };
    expect(pick(read()(cluster(...of)), expected)).toEqual(expected);
  });

  it('says that the newest version has none after it', () => {
    const found = read()(cluster('upstream', 'v1.36.0'));
    expect(found).toMatchObject({ supportEndsAt: '2027-06-28' });
    expect(found).not.toHaveProperty('next');
  });

  it('takes the distributions that config names from there', () => {
    const supportOf = read({ ...OWN, eks: OWN.tkgi, k3s: { follows: 'tkgi' } });
    expect(supportOf(cluster('tkgi', 'v1.31.0', '1.22.1'))).toEqual({
      supportEndsAt: '2027-04-30',
      source: 'https://wiki.example.com/tkgi',
      asOf: '2026-11-01',
    });
    expect(supportOf(cluster('eks', 'v1.34.1'))).toBeUndefined();
    expect(supportOf(cluster('gke', 'v1.33.1'))).toBeDefined();
    expect(supportOf(cluster('k3s', 'v1.33.1', '1.22.0'))).toMatchObject({
      follows: 'tkgi',
    });
  });

  it('reads them from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flotilla-support-'));
    const file = join(folder, 'dates.json');
    try {
      writeFileSync(file, JSON.stringify(OWN));
      const supportOf = read(file);
      expect(supportOf(cluster('tkgi', null, '1.22.1'))).toBeDefined();
      expect(() => read(join(folder, 'none'))).toThrow('cannot be read');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each<[string, unknown]>([
    ['a version', { x: { ...OWN.tkgi, versions: { '1.2.3': {} } } }],
    [
      'a date',
      {
        x: {
          ...OWN.tkgi,
          versions: { '1.2': { supportEndsAt: '2026-13-45' } },
        },
      },
    ],
    ['a source', { x: { ...OWN.tkgi, source: undefined } }],
  ])('refuses what is wrong: %s', (_, dates) => {
    expect(() => read(dates)).toThrow('fleet.supportDates: x');
  });
});
