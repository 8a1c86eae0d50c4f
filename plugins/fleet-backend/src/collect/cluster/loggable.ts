import { ApiServerError } from '../apiServer/ApiServerError';

/** A database's error quotes the statement with the rows in it: only its code. */
export function loggable(error: unknown): string {
  if (error instanceof ApiServerError) {
    return error.message;
  }
  const { name, code } = error as { name?: unknown; code?: unknown };
  return `${name} (${code ?? 'no code'})`;
}
