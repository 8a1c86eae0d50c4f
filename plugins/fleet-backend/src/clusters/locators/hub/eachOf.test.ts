import { eachOf } from './eachOf';

describe('eachOf', () => {
  it('does all, ten at a time, in their order', async () => {
    let running = 0;
    let most = 0;
    const items = Array.from({ length: 35 }, (_, index) => index);
    const doubled = await eachOf(items, async item => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setImmediate(resolve));
      running -= 1;
      return item * 2;
    });
    expect(doubled).toEqual(items.map(item => item * 2));
    expect(most).toBe(10);
  });

  it('fails as the first that fails', async () => {
    const work = async (item: number) => {
      if (item === 3) {
        throw new Error('three');
      }
      return item;
    };
    await expect(eachOf([1, 2, 3, 4], work)).rejects.toThrow('three');
    await expect(eachOf([], work)).resolves.toEqual([]);
  });
});
