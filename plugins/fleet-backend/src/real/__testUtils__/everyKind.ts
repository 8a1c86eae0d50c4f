import { stringify } from 'yaml';
import { base64, TEST_CA } from '../../testing/certificate';
import { webhookConfiguration } from './webhookConfiguration';

type Json = Record<string, unknown>;

const labels = { app: 'kinds', 'app.kubernetes.io/version': '2.1.0' };

const template = {
  metadata: { labels, annotations: { 'example.com/note': 'not kept' } },
  spec: {
    initContainers: [
      {
        name: 'setup',
        image: 'registry.example.com/setup:1',
        resources: { requests: { cpu: '3m' } },
      },
    ],
    containers: [
      {
        name: 'main',
        image: 'registry.example.com/kinds/main:2.1.0',
        env: [{ name: 'MODE', value: 'not kept' }],
        resources: { requests: { cpu: '0.002', memory: '1290k' } },
      },
      {
        name: 'proxy',
        image: `registry.example.com/proxy@sha256:${'ab'.repeat(32)}`,
      },
    ],
  },
};

const jobSpec = {
  template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } },
};

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: Json,
) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop', labels: { ...labels, name } },
  spec,
});

const running = (name: string, spec: Json = {}) => {
  const own = { ...labels, run: name };
  return {
    selector: { matchLabels: own },
    template: { ...template, metadata: { ...template.metadata, labels: own } },
    ...spec,
  };
};

const customResource = (group: string, kind: string, plural: string) =>
  stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  });

/** The custom resource of Rollouts, which have no protobuf. */
export const ROLLOUT_DEFINITION = customResource(
  'argoproj.io',
  'Rollout',
  'rollouts',
);

/** The same of what the Trivy operator finds in images. */
export const VULNERABILITY_REPORT_DEFINITION = customResource(
  'aquasecurity.github.io',
  'VulnerabilityReport',
  'vulnerabilityreports',
);

/** A Deployment of this many replicas. */
export function deployment(name: string, replicas: number): string {
  const spec = running(name, { replicas });
  return stringify(object('apps/v1', 'Deployment', name, spec));
}

/**
 * Objects of kinds that the fleet `one` lacks, and of those it has some with
 * what is left out of JSON: zeros, false, and empty lists.
 */
export const EVERY_KIND = [
  webhookConfiguration('ValidatingWebhookConfiguration', base64(TEST_CA)),
  webhookConfiguration('MutatingWebhookConfiguration', base64(TEST_CA)),
  object('apps/v1', 'Deployment', 'idle', running('idle', { replicas: 0 })),
  object(
    'apps/v1',
    'StatefulSet',
    'parts',
    running('parts', {
      replicas: 3,
      serviceName: 'parts',
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 2 },
      },
    }),
  ),
  object('apps/v1', 'DaemonSet', 'agent', running('agent')),
  object(
    'apps/v1',
    'DaemonSet',
    'manual',
    running('manual', { updateStrategy: { type: 'OnDelete' } }),
  ),
  object('batch/v1', 'Job', 'once', jobSpec),
  object('batch/v1', 'Job', 'later', { ...jobSpec, suspend: true }),
  object('batch/v1', 'CronJob', 'nightly', {
    schedule: '0 3 * * *',
    jobTemplate: { spec: jobSpec },
  }),
  object('batch/v1', 'CronJob', 'often', {
    schedule: '* * * * *',
    suspend: true,
    jobTemplate: { spec: jobSpec },
  }),
  object('argoproj.io/v1alpha1', 'Rollout', 'canary', running('canary')),
  {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: 'VulnerabilityReport',
    metadata: { name: 'replicaset-idle-main', namespace: 'shop' },
    report: {
      updateTimestamp: '2026-11-23T05:04:03Z',
      artifact: { repository: 'kinds/main', tag: '2.1.0' },
      registry: { server: 'registry.example.com' },
      summary: { criticalCount: 0, highCount: 2, mediumCount: 1, lowCount: 0 },
      vulnerabilities: [{ vulnerabilityID: 'CVE-2019-20367' }],
    },
  },
]
  .map(one => stringify(one))
  .join('---\n');
