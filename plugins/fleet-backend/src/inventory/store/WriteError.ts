import { CustomErrorBase } from '@backstage/errors';

const MAX_REASON = 200;

/**
 * A write that the database refused. A driver's error quotes the statement with
 * all that was to be written; this one has only what comes after it.
 */
export class WriteError extends CustomErrorBase {
  readonly code?: string;

  constructor(cause: unknown) {
    const { message, code } = cause as { message?: unknown; code?: unknown };
    super(`The database refused a write: ${reasonOf(String(message))}`);
    this.code = typeof code === 'string' ? code : undefined;
  }
}

/** knex puts the statement before the driver's words. */
function reasonOf(message: string): string {
  const words = message.slice(message.lastIndexOf(' - ') + 1).trim();
  return words.replace(/^- /, '').slice(0, MAX_REASON);
}
