import { EventEmitter, once } from 'node:events';

import { RealEvents, type Touchable } from './RealEvents';

/** Remembers what was touched, and refuses where it is told to. */
class FakeCluster extends EventEmitter implements Touchable {
  readonly touched: number[] = [];
  refuses = false;

  async touch(n: number) {
    this.touched.push(n);
    this.emit('touched');
    if (this.refuses) {
      throw new Error('refused');
    }
  }
}

describe('RealEvents', () => {
  const started = () => {
    const clusters = [new FakeCluster(), new FakeCluster()];
    return { clusters, events: new RealEvents(clusters) };
  };

  it('makes events of the last pods on, in clusters that take turns', async () => {
    const { clusters, events } = started();
    const both = Promise.all(clusters.map(each => once(each, 'touched')));
    await events.setRate(1000);
    await both;
    await events.setRate(0);
    const all = clusters.flatMap(({ touched }) => touched);
    expect(Math.max(...all)).toBe(-1);
    expect(new Set(all).size).toBe(all.length);
  });

  it('says what went wrong', async () => {
    const { clusters, events } = started();
    clusters[0].refuses = true;
    const refused = once(clusters[0], 'touched');
    await events.setRate(1000);
    await refused;
    await expect(events.setRate(0)).rejects.toThrow('refused');
  });
});
