import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps two test workers from building the same at once; a dead holder counts for nothing. */
export async function lock(path) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(path) && readFileSync(path, 'utf8');
    if (holder && !isAlive(Number(holder))) {
      rmSync(path, { force: true });
    } else {
      if (!told) console.error(`testbed: process ${holder} is building it`);
      await sleep(500);
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
