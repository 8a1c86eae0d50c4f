import { containerStatus, pod } from '../../testing/objects';
import { containersOf, decodeContainers, encodeContainers } from './containers';
import { podProjection } from './pod';

const ended = {
  terminated: {
    reason: 'OOMKilled',
    exitCode: 137,
    finishedAt: '2026-11-24T10:00:00Z',
  },
};

describe('the containers of a pod', () => {
  it('are kept where they restarted, or wait in vain', () => {
    const statuses = [
      containerStatus('calm'),
      containerStatus('again', { restartCount: 2, lastState: ended }),
      containerStatus('pulls', {
        state: { waiting: { reason: 'ImagePullBackOff' } },
      }),
      containerStatus('starts', {
        state: { waiting: { reason: 'ContainerCreating' } },
      }),
      { restartCount: 3 },
    ];
    const containers = containersOf(statuses);
    expect(containers).toEqual([
      {
        name: 'again',
        restarts: 2,
        reason: 'OOMKilled',
        exitCode: 137,
        endedAt: Date.parse('2026-11-24T10:00:00Z') / 1_000,
      },
      { name: 'pulls', restarts: 0, waiting: 'ImagePullBackOff' },
    ]);
    const json = encodeContainers(containers);
    expect(json).toMatch(/^\[\["again",2,/);
    expect(decodeContainers(json)).toEqual(containers);
  });

  it('have no time where what is told is none that can be', () => {
    const at = (finishedAt: unknown) =>
      containersOf([
        containerStatus('web', {
          restartCount: 1,
          lastState: { terminated: { finishedAt } },
        }),
      ])[0].endedAt;
    expect(at('9999-01-01T00:00:00Z')).toBeUndefined();
    expect(at('1969-01-01T00:00:00Z')).toBeUndefined();
    expect(at('soon')).toBeUndefined();
    expect(at(7)).toBeUndefined();
  });

  it('take no room in a row without any', () => {
    expect(podProjection.project(pod('web'))?.cells.containers).toBeNull();
  });
});
