import {
  containerStatus,
  deployment,
  metadata,
  ownedBy,
  pod,
  template,
} from '../../testing/objects';
import { createProjections } from '.';

type Json = Record<string, unknown>;

const projections = createProjections(['k3s.io/*', 'rke2.io/node-args']);
const project = (kind: string, object: Json) =>
  projections.get(kind)!.project(object)!;
const containers = (...images: Array<[name: string, image: string]>) => ({
  template: {
    spec: { containers: images.map(([name, image]) => ({ name, image })) },
  },
});

describe('a Deployment', () => {
  it('is kept as a workload, found by its labels and its template’s', () => {
    const row = project(
      'Deployment',
      deployment('web', {
        metadata: { labels: { app: 'own', tier: 'front' } },
        spec: {
          template: {
            ...template('web'),
            metadata: { labels: { app: 'pods', extra: '1' } },
          },
        },
      }),
    );
    expect(row).toEqual({
      uid: 'uid-web',
      cells: {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        owner_uid: null,
        images: JSON.stringify([
          { container: 'web', image: 'ghcr.io/acme/web', tag: '1.0.0' },
        ]),
        version: '1.0.0',
        desired: 2,
        ready: 2,
        updated: 2,
        available: 2,
        status: 'healthy',
        status_reason: null,
        labels_hash: expect.any(Number),
        marks: null,
        revision: null,
        rolled_out_at: null,
        facts: null,
        addon: null,
        addon_facts: null,
      },
      labels: { app: 'own', tier: 'front', extra: '1' },
    });
  });

  it.each<[string, Array<[string, string]>, Json, string | null]>([
    ['its container’s tag', [['web', 'i:1.2.3']], {}, '1.2.3'],
    [
      'the container’s that is named like it',
      [
        ['proxy', 'p:9'],
        ['web', 'i:1.2.3'],
      ],
      {},
      '1.2.3',
    ],
    [
      'the first container’s otherwise',
      [
        ['a', 'p:9'],
        ['b', 'i:1'],
      ],
      {},
      '9',
    ],
    [
      'its label where the tag is latest',
      [['web', 'i:latest']],
      { 'app.kubernetes.io/version': '7' },
      '7',
    ],
    [
      'its label where there is no tag',
      [['web', 'i']],
      { 'app.kubernetes.io/version': '7' },
      '7',
    ],
    ['latest where nothing says more', [['web', 'i:latest']], {}, 'latest'],
    [
      'a short digest where there is no more',
      [['web', `i@sha256:${'a'.repeat(64)}`]],
      {},
      'sha256:aaaaaaaaaaaa',
    ],
    ['none of a port', [['web', 'localhost:5000/i']], {}, null],
    ['none without containers', [], {}, null],
  ])('is of the version %s', (_, images, labels, version) => {
    const spec = containers(...images);
    const object = deployment('web', { spec, metadata: { labels } });
    expect(project('Deployment', object).cells.version).toBe(version);
  });
});

describe('a Job', () => {
  const jobOf = (owner: Json) =>
    project('Job', {
      metadata: metadata('run', owner),
      spec: { template: template('run') },
    }).cells.owner_uid;

  it('is its CronJob’s', () => {
    expect(jobOf(ownedBy('CronJob', 'uid-cron'))).toBe('uid-cron');
  });

  it('is on its own where something else made it', () => {
    expect(jobOf({})).toBeNull();
    expect(jobOf(ownedBy('JobSet', 'uid-set'))).toBeNull();
    const [reference] = ownedBy('CronJob', 'x').ownerReferences as Json[];
    const ownerReferences = [{ ...reference, controller: false }];
    expect(jobOf({ ownerReferences })).toBeNull();
  });
});

describe('a CronJob', () => {
  it('has its images and labels from the template of its Jobs', () => {
    const row = project('CronJob', {
      metadata: metadata('cron'),
      spec: { jobTemplate: { spec: { template: template('work') } } },
    });
    expect(row.cells.images).toContain('ghcr.io/acme/work');
    expect(row.labels).toEqual({ app: 'cron' });
  });
});

describe('a ReplicaSet', () => {
  it('is kept with whose it is, and of which revision', () => {
    const row = project('ReplicaSet', {
      metadata: metadata('web-1', {
        ...ownedBy('Deployment', 'uid-web'),
        annotations: { 'deployment.kubernetes.io/revision': '12' },
      }),
      spec: { replicas: 3, template: template('web') },
    });
    expect(row).toMatchObject({
      cells: {
        owner_uid: 'uid-web',
        revision: 12,
        desired: 3,
        created_at: '2026-11-20T08:00:00.000Z',
      },
    });
    expect(row.labels).toBeUndefined();
  });
});

describe('a Pod', () => {
  it('is kept with what runs in it', () => {
    expect(project('Pod', pod('web-1'))).toEqual({
      uid: 'uid-web-1',
      cells: {
        namespace: 'shop',
        name: 'web-1',
        owner_uid: 'uid-rs',
        node: 'node-1',
        phase: 'Running',
        ready: true,
        restarts: 0,
        waiting_reason: null,
        last_restart_at: null,
        last_restart_reason: null,
        digests: JSON.stringify([
          ['web', `sha256:${'a'.repeat(64)}`, 'ghcr.io/acme/web', '1.0.0'],
        ]),
        containers: null,
        cpu_request: 0,
        memory_request: 0,
      },
    });
  });

  it.each([
    ['Pending', 500],
    ['Running', 500],
    ['Unknown', 500],
    ['Succeeded', null],
    ['Failed', null],
  ])('that is %s asks for this much CPU: %s', (phase, cpu) => {
    const requests = { cpu: '500m', memory: '1Gi' };
    const spec = { containers: [{ name: 'web', resources: { requests } }] };
    const row = project('Pod', pod('web', { spec, status: { phase } }));
    expect(row.cells).toMatchObject({
      cpu_request: cpu,
      memory_request: cpu && 1024 * 1024,
    });
  });

  const ended = (finishedAt: string, reason: string) => ({
    terminated: { finishedAt, reason, exitCode: 1 },
  });

  it('sums the restarts of all its containers, and tells the last', () => {
    const row = project(
      'Pod',
      pod('web', {
        status: {
          initContainerStatuses: [
            containerStatus('init', {
              restartCount: 1,
              lastState: ended('2026-11-24T08:00:00Z', 'Error'),
            }),
          ],
          containerStatuses: [
            containerStatus('a', {
              restartCount: 2,
              lastState: ended('2026-11-24T10:00:00Z', 'OOMKilled'),
            }),
            containerStatus('b', {
              restartCount: 0,
              lastState: ended('2026-11-24T12:00:00Z', 'NeverRestarted'),
            }),
          ],
        },
      }),
    );
    expect(row.cells).toMatchObject({
      restarts: 3,
      last_restart_at: '2026-11-24T10:00:00.000Z',
      last_restart_reason: 'OOMKilled',
    });
  });

  it.each<[string, string | null]>([
    ['CrashLoopBackOff', 'CrashLoopBackOff'],
    ['ImagePullBackOff', 'ImagePullBackOff'],
    ['ContainerCreating', null],
    ['PodInitializing', null],
  ])('that waits for %s is in trouble: %s', (reason, wanted) => {
    const status = {
      containerStatuses: [
        containerStatus('fine'),
        containerStatus('web', { state: { waiting: { reason } } }),
      ],
    };
    expect(project('Pod', pod('web', { status })).cells.waiting_reason).toBe(
      wanted,
    );
  });

  it('is not ready where it does not say so', () => {
    const conditions = [{ type: 'Ready', status: 'Unknown' }];
    const row = project('Pod', pod('web', { status: { conditions } }));
    expect(row.cells.ready).toBe(false);
  });
});

describe('a Node', () => {
  it('is kept with what detectors need, and of annotations the keys', () => {
    const row = project('Node', {
      metadata: metadata('node-1', {
        labels: { a: '1' },
        annotations: {
          'k3s.io/b': 'x',
          'k3s.io/a': 'x',
          'rke2.io/node-args': 'x',
          'rke2.io/other': 'x',
        },
      }),
      spec: { providerID: 'k3s://node-1' },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        nodeInfo: {
          osImage: 'Alpine',
          kernelVersion: '6.6',
          kubeletVersion: 'v1.31.4+k3s1',
        },
      },
    });
    expect(row.cells).toMatchObject({
      name: 'node-1',
      ready: true,
      labels: '{"a":"1"}',
      annotation_keys: '["k3s.io/a","k3s.io/b","rke2.io/node-args"]',
      provider_id: 'k3s://node-1',
      os_image: 'Alpine',
      kernel_version: '6.6',
      kubelet_version: 'v1.31.4+k3s1',
    });
  });

  const node = (status: Json, parts: Json = {}) =>
    project('Node', { metadata: metadata('node-1'), ...parts, status }).cells;

  it('is kept with what pods may have of it, and what it is', () => {
    const labels = {
      'topology.kubernetes.io/zone': 'eu-west-1a',
      'beta.kubernetes.io/instance-type': 'm7i.large',
    };
    const cells = node(
      {
        allocatable: { cpu: '3920m', memory: '32Ti', pods: '110' },
        nodeInfo: {
          containerRuntimeVersion: 'containerd://2.1.4',
          operatingSystem: 'linux',
          architecture: 'arm64',
        },
      },
      {
        metadata: metadata('node-1', { labels }),
        spec: { unschedulable: true },
      },
    );
    expect(cells).toMatchObject({
      cpu: 3_920,
      memory: 32 * 1024 ** 3,
      pods: 110,
      runtime: 'containerd://2.1.4',
      os: 'linux',
      arch: 'arm64',
      zone: 'eu-west-1a',
      instance_type: 'm7i.large',
      unschedulable: true,
    });
  });

  it('says since when it is not ready, and what troubles it', () => {
    const lastTransitionTime = '2026-11-24T08:00:00Z';
    const conditions = [
      { type: 'PIDPressure', status: 'False', lastTransitionTime },
      { type: 'MemoryPressure', status: 'True', lastTransitionTime },
      { type: 'DiskPressure', status: 'True', lastTransitionTime },
      { type: 'EtcdIsVoter', status: 'True', lastTransitionTime },
      { type: 'Ready', status: 'Unknown', lastTransitionTime },
    ];
    expect(node({ conditions })).toMatchObject({
      ready: false,
      not_ready_since: '2026-11-24T08:00:00.000Z',
      pressure: '["DiskPressure","MemoryPressure"]',
    });
    const ready = [{ type: 'Ready', status: 'True', lastTransitionTime }];
    expect(node({ conditions: ready })).toMatchObject({
      ready: true,
      not_ready_since: null,
      pressure: null,
    });
  });
});

describe('a Namespace', () => {
  it('is kept with its labels', () => {
    const labels = JSON.parse('{"team":"a","__proto__":"b","n":7}');
    const row = project('Namespace', {
      metadata: metadata('shop', { labels }),
    });
    expect(row.cells).toEqual({
      name: 'shop',
      labels: '{"team":"a","__proto__":"b"}',
    });
  });
});

describe('a policy', () => {
  const hashOf = (kind: string, fields: Json) =>
    project(kind, { metadata: metadata('deny'), ...fields }).cells.spec_hash;

  it('is kept with a hash of what it says', () => {
    const policy = { metadata: metadata('deny'), spec: { podSelector: {} } };
    expect(project('NetworkPolicy', policy).cells).toEqual({
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'deny',
      spec_hash: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  it.each([
    ['ResourceQuota', { spec: { hard: { pods: '1' } } }],
    ['RoleBinding', { subjects: [{ name: 'anna' }] }],
    ['ClusterRoleBinding', { roleRef: { name: 'admin' } }],
    ['ValidatingAdmissionPolicyBinding', { spec: { policyName: 'a' } }],
  ])('is another where a %s says something else', (kind, fields) => {
    const hash = hashOf(kind, fields);
    expect(hash).not.toBe(hashOf(kind, {}));
    const status = { used: { pods: '1' } };
    expect(hashOf(kind, { ...fields, status })).toBe(hash);
  });

  it('is the same in whichever order it is written', () => {
    const [first, second] = [
      { a: 1, b: [{ c: 2, d: 3 }] },
      { b: [{ d: 3, c: 2 }], a: 1 },
    ].map(spec => hashOf('NetworkPolicy', { spec }));
    expect(first).toBe(second);
    expect(hashOf('NetworkPolicy', { spec: { b: [2, 1] } })).not.toBe(
      hashOf('NetworkPolicy', { spec: { b: [1, 2] } }),
    );
  });
});

describe('every projection', () => {
  it.each([...projections.values()])(
    'has a column for each cell: $kind',
    one => {
      const row = one.project({ metadata: metadata('web') })!;
      const cells = one.columns.map(({ name, cell = name }) => cell);
      expect(Object.keys(row.cells)).toEqual(cells);
      expect(row.labels !== undefined).toBe(one.labelled);
    },
  );
});
