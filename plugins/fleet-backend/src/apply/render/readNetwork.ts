const NAMES = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** How this machine reaches other hosts, for a program that must: no more of its environment. */
export function readNetwork(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const values = NAMES.map(name => {
    const value = env[name] ?? env[name.toLowerCase()] ?? '';
    return [name, value] as const;
  });
  // An empty proxy is none; an empty certificate file would be one without any.
  return Object.fromEntries(
    values.filter(([name, value]) => value !== '' || name.endsWith('PROXY')),
  );
}
