import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createFolder } from './createFolder';
import { FileBudget } from './FileBudget';
import { SOURCE_LIMITS, type SourceLimits } from './limits';
import { readUpTo } from './readUpTo';
import type { ReadOptions, SourceFolder, SourceReader } from './SourceReader';
import { sourceError } from './sourceError';

export interface UrlSourceReaderOptions {
  urlReader: UrlReaderService;
  limits?: SourceLimits;
}

/** Reads by Backstage's integrations, which say what may be read, and as whom. */
export class UrlSourceReader implements SourceReader {
  readonly #urlReader: UrlReaderService;
  readonly #limits: SourceLimits;

  constructor({ urlReader, limits = SOURCE_LIMITS }: UrlSourceReaderOptions) {
    this.#urlReader = urlReader;
    this.#limits = limits;
  }

  async readFolder(
    url: string,
    { signal }: ReadOptions,
  ): Promise<SourceFolder> {
    const place = placeOf(url);
    // It refuses what is too much before that reaches the disk.
    const budget = new FileBudget(this.#limits);
    const filter = (path: string, info?: { size: number }) => {
      // The root has no name, where a reader gives it too.
      if (path !== '') {
        budget.take(path, info?.size ?? 0);
      }
      return true;
    };
    return await createFolder(this.#limits, async targetDir => {
      await this.#explain(place, signal, async () => {
        const options = { filter, signal };
        const tree = await this.#urlReader.readTree(url, options);
        await tree.dir({ targetDir });
      });
    });
  }

  async readFile(url: string, { signal }: ReadOptions): Promise<SourceFolder> {
    const place = placeOf(url);
    const name = nameOf(url);
    return await createFolder(this.#limits, async folder => {
      const content = await this.#explain(place, signal, async () =>
        readUpTo(
          await this.#urlReader.readUrl(url, { signal }),
          this.#limits.fileBytes,
        ),
      );
      await writeFile(join(folder, name), content);
    });
  }

  async #explain<T>(
    place: string,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T> {
    try {
      return await read();
    } catch (error) {
      signal.throwIfAborted();
      throw sourceError(error, place);
    }
  }
}

/** What errors say: never a user, a password or a token in it. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) {
    throw new InputError('A source has no valid URL');
  }
  const { protocol, host, pathname, username, password } = new URL(url);
  if (!['https:', 'http:'].includes(protocol) || username || password) {
    throw new InputError(
      'The URL of a source begins with https:// and has no credentials',
    );
  }
  return `${host}${pathname}`;
}

function nameOf(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '');
  if (!/^[\w][\w.+-]*$/.test(name)) {
    throw new InputError('A source has no plain file name in its URL');
  }
  return name;
}
