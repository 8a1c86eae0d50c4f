import { spawn, type ChildProcess } from 'node:child_process';
import { InputError } from '@backstage/errors';
import { boundedText } from './boundedText';
import { limitedCommand } from './limitedCommand';
import type { ToolLimits } from './toolLimits';

const MAX_STDERR = 64 * 1024;

export interface ProcessOptions {
  program: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  input?: string;
  limits: ToolLimits;
  signal: AbortSignal;
}

export interface Ended {
  /** 1 where a signal ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end, and kills it where it takes too long or writes too
 * much.
 *
 * @throws InputError then
 */
export async function runProcess(options: ProcessOptions): Promise<Ended> {
  const { limits, signal, cwd, env } = options;
  signal.throwIfAborted();
  const seconds = limits.milliseconds / 1000;
  const excess = new AbortController();
  const exceed = (what: string) => excess.abort(new InputError(what));
  const [command, args] = limitedCommand(options);
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: 'pipe',
  });
  // It may end without having read it.
  child.stdin.on('error', () => {}).end(options.input);
  const timer = setTimeout(
    () => exceed(`Rendering took longer than ${seconds} s`),
    limits.milliseconds,
  );
  const stop = AbortSignal.any([signal, excess.signal]);
  stop.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  try {
    const [stdout, stderr, code] = await Promise.all([
      boundedText(child.stdout, limits.outputBytes, () =>
        exceed(`Rendering gave more than ${limits.outputBytes} bytes`),
      ),
      boundedText(child.stderr, MAX_STDERR, () => {}),
      endOf(child),
    ]);
    stop.throwIfAborted();
    return { code, stdout, stderr };
  } finally {
    clearTimeout(timer);
  }
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
