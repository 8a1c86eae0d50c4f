import { systemClock } from './clock';

describe('systemClock', () => {
  const settled = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    settled.mockReset();
  });

  const sleep = (signal: AbortSignal) =>
    systemClock.sleep(1000, signal).then(() => settled('slept'), settled);

  it('sleeps for as long as it is told', async () => {
    sleep(new AbortController().signal);
    await jest.advanceTimersByTimeAsync(999);
    expect(settled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith('slept');
  });

  it('wakes when it is stopped, and leaves no timer', async () => {
    const stop = new AbortController();
    const sleeping = sleep(stop.signal);
    stop.abort('stopped');
    await sleeping;
    expect(settled).toHaveBeenCalledWith('stopped');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not begin where it was stopped before', async () => {
    await sleep(AbortSignal.abort('stopped'));
    expect(settled).toHaveBeenCalledWith('stopped');
    expect(jest.getTimerCount()).toBe(0);
  });
});
