import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';

/** The headers that prove who is asking; none where the connection does. */
export function authorization(
  credential: ClusterCredential,
): Record<string, string> {
  switch (credential.type) {
    case 'bearer':
      return { authorization: `Bearer ${credential.token}` };
    case 'basic': {
      const pair = `${credential.username}:${credential.password}`;
      const encoded = Buffer.from(pair).toString('base64');
      return { authorization: `Basic ${encoded}` };
    }
    default:
      return {};
  }
}
