import { readdirSync, readFileSync } from 'node:fs';

/** The resident memory (bytes) of a process and all that it started. */
export function residentBytes(pid: number): number {
  return (
    treeOf(pid).reduce((sum, one) => sum + statusKb(one, 'VmRSS'), 0) * 1024
  );
}

/** The processor time (ms) that a process and all that it started have used. */
export function cpuMs(pid: number): number {
  return treeOf(pid).reduce((sum, one) => sum + processCpuMs(one), 0);
}

/** How many descriptors a process has open. */
export function descriptors(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function treeOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return [pid, ...children.flatMap(treeOf)];
}

function statusKb(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
}

/** In ticks of 10 ms, which Linux has everywhere; after the name in brackets. */
function processCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
