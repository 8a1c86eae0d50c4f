import { metadata } from '../../../testing/objects';
import { argoApplicationProjection } from './argoApplication';
import { helmReleaseProjection } from './helmRelease';
import { kustomizationProjection } from './kustomization';

type Json = Record<string, unknown>;

const application = (status: Json, destination: Json = {}) =>
  argoApplicationProjection.project({
    metadata: metadata('web'),
    spec: { destination, source: { helm: { values: 'password: secret' } } },
    status,
  } as Json)!.cells;

const historyOf = (text: unknown) => JSON.parse(text as string);

describe('an Application of Argo CD', () => {
  it('tells when it delivered, by whom and what', () => {
    const cells = application({
      history: [
        { id: 0, revision: 'abc', deployedAt: '2026-11-24T08:10:00Z' },
        {
          ...{ id: 1, revision: 'def', deployedAt: '2026-11-24T09:10:00Z' },
          deployStartedAt: '2026-11-24T09:09:50Z',
          initiatedBy: { username: 'anna' },
        },
        { id: 2, revision: 'unfinished' },
      ],
    });
    expect(historyOf(cells.history)).toEqual([
      {
        from: '2026-11-24T08:05:00.000Z',
        to: '2026-11-24T08:10:30.000Z',
        what: 'abc',
      },
      {
        from: '2026-11-24T09:09:50.000Z',
        to: '2026-11-24T09:10:30.000Z',
        by: 'anna',
        what: 'def',
      },
    ]);
    expect(JSON.stringify(cells)).not.toContain('secret');
  });

  it('names the workloads that it delivers', () => {
    const resources = [
      { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' },
      { kind: 'Secret', namespace: 'shop', name: 'web' },
    ];
    expect(application({ resources }).workloads).toBe(
      '[["Deployment","shop","web"]]',
    );
  });

  it.each([
    [{ server: 'https://kubernetes.default.svc' }, null],
    [{ name: 'in-cluster' }, null],
    [{ name: 'prod-eu' }, 'prod-eu'],
    [{ server: 'https://10.0.0.1' }, 'https://10.0.0.1'],
  ])('is for %j', (destination, wanted) => {
    expect(application({}, destination).destination).toBe(wanted);
  });
});

describe('a HelmRelease of Flux', () => {
  it('tells its releases, oldest first', () => {
    const { cells } = helmReleaseProjection.project({
      metadata: metadata('web'),
      spec: { values: { password: 'secret' } },
      status: {
        history: [
          {
            ...{ chartName: 'web', chartVersion: '1.1.0', version: 2 },
            lastDeployed: '2026-11-24T09:00:00Z',
          },
          { chartVersion: '1.0.0', lastDeployed: '2026-11-24T08:00:00Z' },
        ],
      },
    } as Json)!;
    expect(historyOf(cells.history)).toEqual([
      expect.objectContaining({ what: 'chart 1.0.0' }),
      {
        from: '2026-11-24T08:59:55.000Z',
        to: '2026-11-24T09:05:00.000Z',
        what: 'chart web 1.1.0',
      },
    ]);
    expect(cells).toMatchObject({ workloads: null, destination: null });
    expect(JSON.stringify(cells)).not.toContain('secret');
  });
});

describe('a Kustomization of Flux', () => {
  const history = (status: Json) =>
    historyOf(
      kustomizationProjection.project({
        metadata: metadata('web'),
        status,
      } as Json)!.cells.history,
    );

  it('tells its history', () => {
    const entry = (revision: string, firstReconciled: string) => ({
      metadata: { revision },
      firstReconciled,
    });
    expect(
      history({
        history: [
          entry('main@sha1:b', '2026-11-24T09:00:00Z'),
          entry('main@sha1:a', '2026-11-24T08:00:00Z'),
        ],
      }).map(({ what }: Json) => what),
    ).toEqual(['main@sha1:a', 'main@sha1:b']);
  });

  it('tells its last revision where it has no history', () => {
    const conditions = [
      {
        ...{ type: 'Ready', status: 'True' },
        lastTransitionTime: '2026-11-24T09:00:00Z',
      },
    ];
    const lastAppliedRevision = 'main@sha1:b';
    expect(history({ conditions, lastAppliedRevision })).toEqual([
      {
        from: '2026-11-24T08:55:00.000Z',
        to: '2026-11-24T09:00:30.000Z',
        what: 'main@sha1:b',
      },
    ]);
    expect(history({ lastAppliedRevision })).toEqual([]);
  });
});
