import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Places } from '../Places';
import { ProcessTool } from './ProcessTool';
import type { ToolLimits } from './toolLimits';

const { signal } = new AbortController();

describe('ProcessTool', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flotilla-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function tool(script: string, limits?: Partial<ToolLimits>) {
    const path = join(folder, 'program');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    const places = new Places(1);
    return new ProcessTool({ name: 'helm', path, limits, places });
  }

  it('gives what a program writes, for what it reads', async () => {
    const program = await tool('read line; echo "$1 $line"; echo b >&2');
    expect(await program.run({ args: ['a b'], input: 'c\n', signal })).toEqual({
      stdout: 'a b c\n',
      stderr: 'b\n',
    });
  });

  it('gives it nothing of our environment, and an empty home', async () => {
    process.env.FLOTILLA_CANARY = 'canary';
    try {
      const program = await tool(
        'export -p; cd "$HOME"; for f in *; do echo "file $f"; done',
      );
      const { stdout } = await program.run({ args: [], signal });
      const names = [...stdout.matchAll(/^export (\w+)=/gm)].map(
        ([, name]) => name,
      );
      // The shell's own are not ours.
      expect(names.filter(name => !name.endsWith('PWD')).sort()).toEqual([
        ...['GOMAXPROCS', 'GOMEMLIMIT', 'HELM_NO_PLUGINS', 'HELM_PLUGINS'],
        ...['HOME', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'PATH', 'TMPDIR'],
        ...['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
      ]);
      expect(stdout).not.toContain('canary');
      expect(stdout).toContain('file work\n');
      expect(stdout.match(/^file /gm)).toHaveLength(1);
    } finally {
      delete process.env.FLOTILLA_CANARY;
    }
  });

  it('finds no other programs', async () => {
    const program = await tool('git --version');
    await expect(program.run({ args: [], signal })).rejects.toThrow(
      /git.*not found/,
    );
  });

  it('says why it failed, without our folders', async () => {
    const program = await tool('echo "Error: no $HOME/a here" >&2; exit 3');
    await expect(program.run({ args: [], signal })).rejects.toMatchObject({
      name: 'InputError',
      message: 'helm: no ./a here',
    });
  });

  it('ends it when it writes too much', async () => {
    const program = await tool('while :; do echo xxxxxxxxxx; done', {
      outputBytes: 1000,
    });
    await expect(program.run({ args: [], signal })).rejects.toMatchObject({
      name: 'InputError',
      message: 'Rendering gave more than 1000 bytes',
    });
  });

  it('does not keep more than the beginning of what it complains of', async () => {
    const program = await tool(
      'n=0; while [ $n -lt 20000 ]; do echo xxxxxxxxxx >&2; n=$((n+1)); done',
    );
    const { stderr } = await program.run({ args: [], signal });
    expect(stderr).toHaveLength(64 * 1024);
  });

  it('does not let it write large files', async () => {
    const program = await tool(
      'while echo xxxxxxxxxx; do :; done > "$HOME/large"',
      { fileBytes: 1024 },
    );
    await expect(program.run({ args: [], signal })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('ends it when nobody waits any more', async () => {
    const program = await tool('echo started >&2; while :; do :; done');
    const gone = new AbortController();
    const run = program.run({ args: [], signal: gone.signal });
    gone.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says how to install what is not there', async () => {
    const path = join(folder, 'none');
    const places = new Places(1);
    const missing = new ProcessTool({ name: 'helm', path, places });
    await expect(missing.run({ args: [], signal })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/install it.*set fleet.delivery.helm/),
    });
  });
});
