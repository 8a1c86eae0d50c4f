import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const ENV = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

export const POSTGRES_MISSING = {
  what: 'everything on PostgreSQL',
  command: `sudo apt-get install postgresql (or set ${ENV} to a server's)`,
};

/** Whether there is one, on this machine or named by the environment. */
export function hasPostgres() {
  return Boolean(process.env[ENV] || findBinaries());
}

/**
 * Starts a PostgreSQL server of our own, in a temporary folder.
 *
 * @returns `{ env, stop }`, or undefined where there is none on this machine
 */
export async function startPostgres() {
  if (process.env[ENV]) {
    return { env: {}, stop: () => {} };
  }
  const bin = findBinaries();
  if (!bin) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'flotilla-postgres-'));
  const asUser = userRunner(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  asUser(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='${folder}' -c fsync=off -c max_connections=200`;
  asUser(join(bin, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-o',
    settings,
    '-l',
    join(folder, 'log'),
    'start',
  ]);
  return {
    env: { [ENV]: `postgresql://postgres@127.0.0.1:${port}/postgres` },
    stop() {
      asUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(v => join(DEBIAN, v, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find(folder => existsSync(join(folder, 'pg_ctl')));
}

/** The server refuses to run as root, so root runs it as postgres. */
function userRunner(folder) {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder };
  if (process.getuid?.() !== 0) {
    return (command, args) => execFileSync(command, args, quiet);
  }
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(folder, uid, gid);
  return (command, args) => execFileSync(command, args, { ...quiet, uid, gid });
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
