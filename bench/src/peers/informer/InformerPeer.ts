import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Touch, TouchTarget } from '../../load/Fleet';
import {
  type ExpectChange,
  type InformedKinds,
  type InformerMessage,
  keyOf,
  type Synced,
} from './messages';

const SYNC_TIMEOUT_MS = 10 * 60_000;
const LOST_AFTER_MS = 10_000;
const ROOT = dirname(require.resolve('@flotilla/bench/package.json'));
const LOADER = require.resolve('@backstage/cli/config/nodeTransform.cjs');
/** The young generation as in portals; whole objects of 100,000 pods fit. */
const V8_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=8192'];

/** client-node's informers of a whole fleet, in a process of their own. */
export class InformerPeer {
  readonly #child: ChildProcess;
  readonly #ended = new AbortController();

  /** Resolves when all informers have listed and watch. */
  static async start(
    kubeconfig: string,
    kinds: InformedKinds,
  ): Promise<InformerPeer> {
    const peer = new InformerPeer(kubeconfig, kinds);
    try {
      const { told, ...synced } = await peer.#told('synced', SYNC_TIMEOUT_MS);
      peer.synced = synced;
      return peer;
    } catch (error) {
      await peer.stop();
      throw error;
    }
  }

  synced!: Synced;

  private constructor(kubeconfig: string, kinds: InformedKinds) {
    this.#child = fork(
      join(ROOT, 'src/peers/informer/informerProcess.ts'),
      [kubeconfig, kinds],
      { execArgv: ['--require', LOADER, ...V8_FLAGS] },
    );
    this.#child.once('exit', code =>
      this.#ended.abort(new Error(`The informers ended with code ${code}`)),
    );
  }

  /**
   * How long it took from a touch until an informer's callback had the pod.
   *
   * @returns milliseconds
   * @throws where it was not called within 10 s
   */
  async delayOf(
    target: TouchTarget,
    touch: () => Promise<Touch>,
  ): Promise<number> {
    const message: ExpectChange = { expect: keyOf(target) };
    const expecting = this.#told('expecting', LOST_AFTER_MS);
    this.#child.send(message);
    await expecting;
    const [changed, touched] = await Promise.all([
      this.#told('changed', LOST_AFTER_MS),
      touch(),
    ]);
    return changed.at - touched.at;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
  }

  async #told<T extends InformerMessage['told']>(
    told: T,
    timeoutMs: number,
  ): Promise<Extract<InformerMessage, { told: T }>> {
    const signal = AbortSignal.any([
      AbortSignal.timeout(timeoutMs),
      this.#ended.signal,
    ]);
    for await (const [message] of on(this.#child, 'message', { signal })) {
      if (message?.told === told) {
        return message;
      }
    }
    throw new Error('The informers said nothing');
  }
}
