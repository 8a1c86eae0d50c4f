import { getEventListeners } from 'node:events';
import { Deadline } from './Deadline';

describe('Deadline', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('aborts when time is up', () => {
    const { signal } = new Deadline(new AbortController().signal, 100);
    jest.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('aborts when its caller does, or has', () => {
    const caller = new AbortController();
    const before = new Deadline(caller.signal, 100);
    caller.abort('enough');
    const after = new Deadline(caller.signal, 100);
    expect([before.signal.reason, after.signal.reason]).toEqual([
      'enough',
      'enough',
    ]);
  });

  it('leaves nothing behind when it is released', () => {
    const caller = new AbortController();
    const deadline = new Deadline(caller.signal, 100);
    deadline.release();
    expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
    caller.abort();
    expect(deadline.signal.aborted).toBe(false);
  });
});
