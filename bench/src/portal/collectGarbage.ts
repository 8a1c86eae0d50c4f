import { once } from 'node:events';
import { Session } from 'node:inspector/promises';

const COLLECT = 'HeapProfiler.collectGarbage';

/** Collects the garbage of this process: of its main thread and of all others. */
export async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    const ids: string[] = [];
    session.on('NodeWorker.attachedToWorker', ({ params }) =>
      ids.push(params.sessionId),
    );
    await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    await session.post(COLLECT);
    for (const sessionId of ids) {
      const message = JSON.stringify({ id: 1, method: COLLECT });
      const answered = once(session, 'NodeWorker.receivedMessageFromWorker');
      await session.post('NodeWorker.sendMessageToWorker', {
        message,
        sessionId,
      });
      await answered;
    }
  } finally {
    session.disconnect();
  }
}
