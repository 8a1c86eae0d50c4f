import { existsSync } from 'node:fs';
import type { ProcessOptions } from './runProcess';

const SHELL = '/bin/sh';
// In KiB, and in blocks of 512 bytes. No program is looked for: exec gets a path.
const SCRIPT = 'ulimit -v "$1" && ulimit -f "$2" && shift 2 && exec "$@"';

/**
 * The command that runs a program with less memory and smaller files than we
 * have, where the system can do that.
 */
export function limitedCommand(
  {
    program,
    args,
    limits,
  }: Pick<ProcessOptions, 'program' | 'args' | 'limits'>,
  platform: NodeJS.Platform = process.platform,
): [string, string[]] {
  if (platform !== 'linux' || !existsSync(SHELL)) {
    return [program, [...args]];
  }
  const kibibytes = String(Math.ceil(limits.memoryBytes / 1024));
  const blocks = String(Math.ceil(limits.fileBytes / 512));
  const given = [kibibytes, blocks, program, ...args];
  return [SHELL, ['-c', SCRIPT, 'limited', ...given]];
}
