import { caProblem } from './checkConnection';

/** A certificate authority as sources have it, base64 of PEM; none if absent. */
export function readCaData(
  base64: string | undefined,
): { caData?: string } | { problem: string } {
  if (base64 === undefined) {
    return {};
  }
  const caData = Buffer.from(base64, 'base64').toString('utf8');
  const problem = caProblem(caData);
  return problem ? { problem } : { caData };
}
