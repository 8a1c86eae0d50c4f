import type { RemoteMain } from './protocol';

/** The part of a LoggerService that collecting uses. */
export interface ThreadLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Logs through the main thread, whose logger knows what to redact. */
export function remoteLogger(main: RemoteMain): ThreadLogger {
  const log =
    (level: 'info' | 'warn' | 'error') =>
    (message: string): void => {
      // A log that cannot be written, since the main thread is gone, is lost.
      main.log.asEvent(level, message).catch(() => {});
    };
  return { info: log('info'), warn: log('warn'), error: log('error') };
}
