import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { Places } from '../Places';
import { bareEnvironment } from './bareEnvironment';
import { findProgram } from './findProgram';
import { runProcess } from './runProcess';
import { toldBy } from './toldBy';
import type { Tool, ToolOutput, ToolRun } from './Tool';
import { TOOL_LIMITS, type ToolLimits } from './toolLimits';

export interface ProcessToolOptions {
  /** For example helm. */
  name: string;
  /** Where it is; looked for on PATH if absent. */
  path?: string;
  limits?: Partial<ToolLimits>;
  /** How many may run at once, of all tools that share it. */
  places: Places;
}

/**
 * Runs a program in a process of its own, with an empty home and within limits.
 */
export class ProcessTool implements Tool {
  readonly #name: string;
  readonly #path: string | undefined;
  readonly #limits: ToolLimits;
  readonly #places: Places;

  constructor({ name, path, limits, places }: ProcessToolOptions) {
    this.#name = name;
    this.#path = path;
    this.#limits = { ...TOOL_LIMITS, ...limits };
    this.#places = places;
  }

  async run(run: ToolRun): Promise<ToolOutput> {
    return await this.#places.take(run.signal, async () => {
      const program = await findProgram(this.#name, this.#path);
      const home = await mkdtemp(join(tmpdir(), 'flotilla-tool-'));
      try {
        return await this.#runIn(home, program, run);
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    });
  }

  async #runIn(home: string, program: string, run: ToolRun) {
    const cwd = run.cwd ?? join(home, 'work');
    await mkdir(join(home, 'work'));
    const { code, stdout, stderr } = await runProcess({
      program,
      args: run.args,
      input: run.input,
      cwd,
      env: { ...bareEnvironment(home), ...run.env },
      limits: this.#limits,
      signal: run.signal,
    });
    if (code !== 0) {
      throw new InputError(`${this.#name}: ${toldBy(stderr, [cwd, home])}`);
    }
    return { stdout, stderr };
  }
}
