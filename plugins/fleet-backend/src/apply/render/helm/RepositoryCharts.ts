import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  createFolder,
  SOURCE_LIMITS,
  unpack,
  type SourceFolder,
  type SourceReader,
} from '../../source';
import type { ChartOptions, ChartSource } from './ChartSource';
import { findInIndex, type IndexEntry } from './findInIndex';

/** A chart in a repository. */
export interface RepositoryChart {
  /** Its HTTP address. */
  repository: string;
  chart: string;
  version: string;
}

export interface RepositoryChartsOptions {
  /** Reads the chart. */
  reader: SourceReader;
  /** Reads the index, which may be large. */
  indexReader: SourceReader;
}

/**
 * Reads HTTP repositories as all sources are read, so that only hosts that this
 * backend may read are asked, whatever an index refers to.
 */
export class RepositoryCharts implements ChartSource<RepositoryChart> {
  readonly #reader: SourceReader;
  readonly #indexReader: SourceReader;

  constructor({ reader, indexReader }: RepositoryChartsOptions) {
    this.#reader = reader;
    this.#indexReader = indexReader;
  }

  async fetch(
    { repository, chart, version }: RepositoryChart,
    { signal }: ChartOptions,
  ): Promise<SourceFolder> {
    const base = `${repository.replace(/\/+$/, '')}/`;
    const index = await this.#text(`${base}index.yaml`, signal);
    const entry = await findInIndex(index, { chart, version, signal });
    const url = new URL(entry.url, base).toString();
    const archive = await this.#content(this.#reader, url, signal);
    checkDigest(archive, entry);
    return await createFolder(SOURCE_LIMITS, folder =>
      unpack(archive, folder, SOURCE_LIMITS),
    );
  }

  async #text(url: string, signal: AbortSignal): Promise<string> {
    const content = await this.#content(this.#indexReader, url, signal);
    return content.toString('utf8');
  }

  async #content(
    reader: SourceReader,
    url: string,
    signal: AbortSignal,
  ): Promise<Buffer> {
    const folder = await reader.readFile(url, { signal });
    try {
      return await readFile(join(folder.path, folder.files[0]));
    } finally {
      await folder.close();
    }
  }
}

function checkDigest(archive: Buffer, { digest }: IndexEntry): void {
  const actual = createHash('sha256').update(archive).digest('hex');
  if (digest !== undefined && digest.replace(/^sha256:/, '') !== actual) {
    throw new InputError('The chart is not the one that its repository names');
  }
}
