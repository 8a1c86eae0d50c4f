import type { Container, PodTemplate } from '../../types';
import { timestamp } from '../../clock';
import { DEMO_CANARIES } from '../canaries';
import { DemoServiceSpec, identityLabels } from '../services';

/** What makes one pod template of a service differ from another. */
export interface TemplateChoice {
  version: string;
  /** When somebody restarted it, as kubectl rollout restart writes. */
  restartedAt?: number;
}

/** Services that have a second container. */
const WITH_PROXY = new Set(['checkout', 'payments', 'web-shop', 'accounts']);
const PROXY_IMAGE = 'registry.example.com/third-party/envoy:1.36.2';

/** The pod template of a service at a version. */
export function demoTemplate(
  service: DemoServiceSpec,
  { version, restartedAt }: TemplateChoice,
): PodTemplate {
  const annotations: Record<string, string> = {
    'example.com/secret-note': DEMO_CANARIES.annotation,
  };
  if (restartedAt) {
    annotations['kubectl.kubernetes.io/restartedAt'] = timestamp(restartedAt);
  }
  return {
    metadata: {
      labels: {
        ...identityLabels(service),
        'app.kubernetes.io/version': version,
      },
      annotations,
    },
    spec: {
      serviceAccountName: service.name,
      containers: containersOf(service, version),
    },
  };
}

/** The annotations of a workload: who keeps it, and what kubectl left behind. */
export function workloadAnnotations(
  service: DemoServiceSpec,
): Record<string, string> {
  const { name, owner } = service;
  const left = {
    kind: service.kind,
    metadata: { name },
    note: DEMO_CANARIES.lastApplied,
  };
  return {
    'example.com/owner': owner,
    'example.com/secret-note': DEMO_CANARIES.annotation,
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(left),
  };
}

function containersOf(service: DemoServiceSpec, version: string): Container[] {
  const main: Container = {
    name: service.name,
    image: `${service.image}:${version}`,
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'DB_PASSWORD', value: DEMO_CANARIES.env },
    ],
    ports: [{ name: 'http', containerPort: 8080 }],
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { memory: '512Mi' },
    },
  };
  const proxy: Container = {
    name: 'proxy',
    image: PROXY_IMAGE,
    ports: [{ name: 'proxy', containerPort: 15001 }],
  };
  return WITH_PROXY.has(service.name) ? [main, proxy] : [main];
}
