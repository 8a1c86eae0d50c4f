import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { isError } from '@backstage/errors';
import type { RolloutSource } from '@flotilla/backstage-plugin-fleet-common';
import { buildTool } from '@flotilla/testbed-client';
import type { JsonObject } from '@backstage/types';
import { createRenderer, type RenderTarget } from '../render';
import type { ToolLimits } from '../render/tools/toolLimits';
import { FakeUrlReader, type FakeFile } from './FakeUrlReader';

/** Where fixtures lie. */
export const REPOSITORY = 'https://git.example/shop/tree/main';

export const target: RenderTarget = {
  releaseName: 'shop',
  namespace: 'shop',
  kubeVersion: 'v1.34.1',
  apiVersions: ['apps/v1', 'apps/v1/Deployment'],
};

export interface RenderingOptions {
  /** Of fleet.delivery. */
  delivery?: JsonObject;
  limits?: Partial<ToolLimits>;
}

/** Renders files by their paths, with the real programs. */
export async function rendering(
  files: Record<string, FakeFile>,
  { delivery = {}, limits }: RenderingOptions = {},
) {
  const urls = Object.entries(files).map(
    ([path, content]) => [`${REPOSITORY}/${path}`, content] as const,
  );
  const urlReader = new FakeUrlReader(Object.fromEntries(urls));
  const config = new ConfigReader({
    fleet: {
      delivery: {
        helm: await buildTool('helm'),
        kustomize: await buildTool('kustomize'),
        ...delivery,
      },
    },
  });
  const renderer = createRenderer({ config, urlReader, limits });
  const render = (
    source: RolloutSource,
    more: Partial<RenderTarget> = {},
    signal = new AbortController().signal,
  ) => renderer.render(source, { ...target, ...more }, { signal });
  return { renderer, urlReader, render };
}

/**
 * Renders what has to be refused, and makes sure that nothing is left of it and
 * that nothing is told of what it holds.
 *
 * @returns why it is refused
 */
export async function refused(
  files: Record<string, FakeFile>,
  source: RolloutSource,
  options?: RenderingOptions,
): Promise<string> {
  return await withOwnTemporaryFolder(async folder => {
    const { render } = await rendering(files, options);
    const error: unknown = await render(source).catch(caught => caught);
    if (!isError(error) || error.name !== 'InputError') {
      throw new Error(`It was not refused: ${JSON.stringify(error)}`);
    }
    if (/canary|flotilla-/.test(error.message)) {
      throw new Error(`It tells too much: ${error.message}`);
    }
    const left = await readdir(folder);
    if (left.length > 0) {
      throw new Error(`It left ${left}`);
    }
    return error.message;
  });
}

async function withOwnTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const { TMPDIR } = process.env;
  const folder = await mkdtemp(join(tmpdir(), 'flotilla-test-'));
  process.env.TMPDIR = folder;
  try {
    return await work(folder);
  } finally {
    process.env.TMPDIR = TMPDIR ?? '';
    await rm(folder, { recursive: true });
  }
}
