import { Renewable } from './Renewable';
import type { Issue } from './types';

const MINUTE = 60_000;

describe('Renewable', () => {
  let now: number;
  let issued: Array<{ refused: boolean }>;
  let fails: boolean;
  /** Lets go on what waits for the issuer, where it is slow. */
  let release: (() => void) | undefined;
  let slow: boolean;

  beforeEach(() => {
    now = 1_000_000;
    issued = [];
    fails = false;
    slow = false;
    release = undefined;
  });

  const issue: Issue<string> = async ({ refused }) => {
    issued.push({ refused });
    const value = `token-${issued.length}`;
    if (slow) {
      await new Promise<void>(resolve => {
        release = resolve;
      });
    }
    if (fails) {
      throw new Error(`no ${value}`);
    }
    return { value, expiresAt: now + 10 * MINUTE };
  };
  const create = () => new Renewable(issue, () => now);

  it('asks when it is needed, and not again before 80 % of its life', async () => {
    const tokens = create();
    expect(issued).toEqual([]);
    expect(await tokens.get()).toBe('token-1');
    now += 8 * MINUTE - 1;
    expect(await tokens.get()).toBe('token-1');
    now += 1;
    expect(await tokens.get()).toBe('token-2');
    expect(issued).toHaveLength(2);
  });

  it('asks once, however many wait', async () => {
    slow = true;
    const tokens = create();
    const waiting = Promise.all(
      Array.from({ length: 100 }, () => tokens.get()),
    );
    await Promise.resolve();
    release!();
    expect(new Set(await waiting)).toEqual(new Set(['token-1']));
    expect(issued).toHaveLength(1);
  });

  it('gives what it holds while it cannot be renewed, until it expires', async () => {
    const tokens = create();
    await tokens.get();
    fails = true;
    now += 9 * MINUTE;
    expect(await tokens.get()).toBe('token-1');
    now += MINUTE;
    await expect(tokens.get()).rejects.toThrow('no token-3');
    fails = false;
    now += 5_000;
    expect(await tokens.get()).toBe('token-4');
  });

  it('does not ask an issuer again that has just failed', async () => {
    fails = true;
    const tokens = create();
    await expect(tokens.get()).rejects.toThrow('no token-1');
    now += 4_999;
    await expect(tokens.get()).rejects.toThrow('no token-1');
    now += 1;
    await expect(tokens.get()).rejects.toThrow('no token-2');
  });

  it('renews once what a hundred clusters refuse', async () => {
    const tokens = create();
    await tokens.get();
    now += MINUTE;
    const refuse = () => tokens.get({ refused: true });
    const early = await Promise.all(Array.from({ length: 50 }, refuse));
    now += 20_000;
    const late = await Promise.all(Array.from({ length: 50 }, refuse));
    expect(new Set([...early, ...late])).toEqual(new Set(['token-2']));
    expect(issued).toEqual([{ refused: false }, { refused: true }]);
  });

  it('does not give what was refused where it cannot be renewed', async () => {
    const tokens = create();
    await tokens.get();
    now += MINUTE;
    fails = true;
    await expect(tokens.get({ refused: true })).rejects.toThrow('no token-2');
  });

  it('renews what is refused sooner where it lives less than the pause', async () => {
    const tokens = new Renewable(
      async options => {
        const { value } = await issue(options);
        return { value, expiresAt: now + 1_000 };
      },
      () => now,
    );
    await tokens.get();
    now += 1_000;
    expect(await tokens.get({ refused: true })).toBe('token-2');
  });

  it('lets one go that waits no more, and no other', async () => {
    slow = true;
    const tokens = create();
    const leaving = new AbortController();
    const left = tokens.get({ signal: leaving.signal });
    const staying = tokens.get();
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    release!();
    expect(await staying).toBe('token-1');
  });

  it('gives up on an issuer that does not answer before its readers do', async () => {
    // The platform's own timer cannot be faked.
    const timeout = new AbortController();
    const spy = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(timeout.signal);
    slow = true;
    const waiting = create().get();
    timeout.abort(new Error('timed out'));
    await expect(waiting).rejects.toThrow('timed out');
    expect(spy).toHaveBeenCalledWith(10_000);
    spy.mockRestore();
  });
});
