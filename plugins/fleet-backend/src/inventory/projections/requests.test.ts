import { requestsOf } from './requests';

type Json = Record<string, unknown>;

const container = (cpu?: string, memory?: string, more: Json = {}) => ({
  name: 'web',
  resources: { requests: { cpu, memory } },
  ...more,
});
const sidecar = (cpu: string, memory: string) =>
  container(cpu, memory, { restartPolicy: 'Always' });
const MI = 1024;

describe('requestsOf', () => {
  it.each<[string, Json, { cpu: number; memory: number }]>([
    ['nothing', {}, { cpu: 0, memory: 0 }],
    [
      'containers, together',
      {
        containers: [
          container('250m', '64Mi'),
          container('1', '1Gi'),
          container(),
          { name: 'bare' },
        ],
      },
      { cpu: 1_250, memory: 1_088 * MI },
    ],
    [
      'the largest init container, of each resource',
      {
        containers: [container('500m', '64Mi')],
        initContainers: [container('2', '1Mi'), container('1', '128Mi')],
      },
      { cpu: 2_000, memory: 128 * MI },
    ],
    [
      'sidecars, beside the containers',
      {
        containers: [container('500m', '64Mi')],
        initContainers: [sidecar('100m', '32Mi'), container('300m', '16Mi')],
      },
      { cpu: 600, memory: 96 * MI },
    ],
    [
      'sidecars, beside the init containers after them',
      {
        containers: [container('100m', '16Mi')],
        initContainers: [
          container('900m', '1Mi'),
          sidecar('200m', '32Mi'),
          container('800m', '64Mi'),
        ],
      },
      { cpu: 1_000, memory: 96 * MI },
    ],
    [
      'what is asked for the pod as a whole, and the overhead',
      {
        containers: [container('100m', '16Mi')],
        resources: { requests: { cpu: '3' } },
        overhead: { cpu: '250m', memory: '120Mi' },
      },
      { cpu: 3_250, memory: 136 * MI },
    ],
    [
      'no more than a column holds',
      { containers: [container('1e9', '1Pi'), container('x', '-1')] },
      { cpu: 2 ** 31 - 1, memory: 2 ** 31 - 1 },
    ],
  ])('sums up %s', (_, spec, requests) => {
    expect(requestsOf(spec)).toEqual(requests);
  });
});
