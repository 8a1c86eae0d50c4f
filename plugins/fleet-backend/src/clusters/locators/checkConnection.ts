import { X509Certificate } from 'node:crypto';

/** What makes a URL one to connect to; undefined where it is. */
export function urlProblem(url: string | undefined): string | undefined {
  if (!url) {
    return 'it has no server URL';
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) {
    return 'its server URL is not a URL';
  }
  if (parsed.username || parsed.password) {
    return 'its server URL contains a credential; put that where credentials go';
  }
  if (parsed.protocol === 'https:') {
    return undefined;
  }
  return parsed.protocol === 'http:' && isLoopback(parsed.hostname)
    ? undefined
    : 'its server URL must begin with https:// (http:// is for loopback only: it would show the credential)';
}

/** Why PEM text is no certificate authority; undefined where it is one. */
export function caProblem(pem: string): string | undefined {
  const blocks = pem.match(
    /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g,
  );
  if (!blocks) {
    return 'its certificate authority is not a PEM certificate';
  }
  try {
    blocks.forEach(block => new X509Certificate(block));
    return undefined;
  } catch {
    return 'its certificate authority is a broken certificate';
  }
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
