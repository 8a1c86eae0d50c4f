import { beforeAbort } from './beforeAbort';

describe('beforeAbort', () => {
  const never = new Promise<string>(() => {});

  it('gives what the work comes to', async () => {
    const { signal } = new AbortController();
    await expect(beforeAbort(Promise.resolve('done'), signal)).resolves.toBe(
      'done',
    );
    const error = new Error('no');
    await expect(beforeAbort(Promise.reject(error), signal)).rejects.toBe(
      error,
    );
  });

  it('does not wait for work that ignores the signal', async () => {
    const stopping = new AbortController();
    const result = beforeAbort(never, stopping.signal);
    stopping.abort(new Error('enough'));
    await expect(result).rejects.toThrow('enough');
  });

  it('does not begin to wait where the signal has aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(beforeAbort(never, signal)).rejects.toThrow('too late');
  });
});
