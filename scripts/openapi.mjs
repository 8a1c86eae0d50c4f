// Generates types, router and client of the HTTP API from plugins/fleet-backend/src/schema/openapi.yaml.
// The generator needs Java (11 or newer), and a `yarn` on PATH to lint what it wrote.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = mkdtempSync(join(tmpdir(), 'flotilla-openapi-'));
try {
  const yarn = join(bin, 'yarn');
  const release = join(root, '.yarn/releases/yarn-4.13.0.cjs');
  writeFileSync(yarn, `#!/bin/sh\nexec node '${release}' "$@"\n`);
  chmodSync(yarn, 0o755);
  execFileSync(
    'backstage-repo-tools',
    [
      ...['package', 'schema', 'openapi', 'generate', '--server'],
      ...['--client-package', 'plugins/fleet-common'],
    ],
    {
      cwd: join(root, 'plugins/fleet-backend'),
      env: { ...process.env, PATH: bin + delimiter + process.env.PATH },
      stdio: 'inherit',
    },
  );
  execFileSync('prettier', [
    '--write',
    join(root, 'plugins/fleet-backend/src/schema/openapi/generated'),
    join(root, 'plugins/fleet-common/src/schema/openapi/generated'),
  ]);
} finally {
  rmSync(bin, { recursive: true, force: true });
}
