import { ClusterCredentials } from '../ClusterCredentials';
import { lazySdks } from '../sdks';

const MODULES = [
  '@aws-crypto/sha256-js',
  '@aws-sdk/credential-providers',
  '@azure/identity',
  '@smithy/signature-v4',
  'google-auth-library',
];

/** Opens clusters of all clouds, tells what that loaded, then loads the SDKs. */
async function main() {
  const cluster = { name: 'prod', url: 'https://prod.example' };
  const credentials = ClusterCredentials.create();
  for (const type of ['aws', 'azure', 'google'] as const) {
    credentials.open({ type }, cluster);
  }
  const before = loaded();
  const sdks = await Promise.all(
    Object.values(lazySdks).map(load => load() as Promise<object>),
  );
  const exported = sdks.flatMap(sdk => Object.keys(sdk));
  process.stdout.write(JSON.stringify({ before, exported }));
}

/** What is imported statically is loaded by require here. */
function loaded(): string[] {
  const files = Object.keys(require.cache);
  return MODULES.filter(name =>
    files.some(file => file.includes(`/node_modules/${name}/`)),
  );
}

main().catch(error => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
