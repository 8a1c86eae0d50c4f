import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Runs a command with its output on ours.
 *
 * @returns its exit code
 */
export function exec(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      ...options,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    child.on('error', fail);
    child.on('close', code => done(code ?? 1));
  });
}

/**
 * Runs a command, and gives its standard output; the rest is on ours.
 *
 * @returns `{ code, stdout }`
 */
export function capture(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      ...options,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    let stdout = '';
    child.stdout.on('data', data => {
      stdout += data;
    });
    child.on('error', fail);
    child.on('close', code => done({ code: code ?? 1, stdout }));
  });
}
