import { getEventListeners } from 'node:events';
import { StopSource } from './StopSource';

describe('StopSource', () => {
  const listeners = (signal: AbortSignal) =>
    getEventListeners(signal, 'abort').length;

  it('stops with the outer signal, for the same reason', () => {
    const outer = new AbortController();
    const { signal } = new StopSource(outer.signal);
    expect(signal.aborted).toBe(false);
    outer.abort('all is over');
    expect(signal.reason).toBe('all is over');
    expect(listeners(outer.signal)).toBe(0);
  });

  it('stops by itself, and leaves nothing with the outer signal', () => {
    const outer = new AbortController();
    const source = new StopSource(outer.signal);
    source.stop('only this');
    expect(source.signal.reason).toBe('only this');
    expect(outer.signal.aborted).toBe(false);
    expect(listeners(outer.signal)).toBe(0);
  });

  it('is stopped from the beginning where the outer signal has aborted', () => {
    const { signal } = new StopSource(AbortSignal.abort('before'));
    expect(signal.reason).toBe('before');
  });

  it('says that it was aborted where no reason is given', () => {
    const source = new StopSource(new AbortController().signal);
    source.stop();
    expect(source.signal.reason).toMatchObject({ name: 'AbortError' });
  });
});
