import { errorKind } from '../api';

const POLL_MS = 10_000;

/** What polling depends on of a query, whatever it reads. */
interface Polled {
  state: { error: Error | null };
}

/** Polls while the page is visible, unless the answer was that there is none. */
export function refetchInterval({ state: { error } }: Polled): number | false {
  return error && errorKind(error) !== 'failed' ? false : POLL_MS;
}
