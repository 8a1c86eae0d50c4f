/**
 * Where each cloud has the API servers of its clusters. A credential of a cloud
 * opens more than one cluster, so that a source may not send it anywhere.
 */
const CLOUD_HOSTS = new Map([
  ['aws', /\.eks\.amazonaws\.com(\.cn)?$/],
  ['azure', /\.azmk8s\.(io|us)$|\.cx\.prod\.service\.azk8s\.cn$/],
  ['google', /\.gke\.goog$/],
  ['googleServiceAccount', /\.gke\.goog$/],
]);

/** Whether a URL is of the cloud whose credential is meant for it. */
export function isOfCloud(authType: string, url: string): boolean {
  const { hostname } = new URL(url);
  return CLOUD_HOSTS.get(authType)?.test(hostname) ?? false;
}
