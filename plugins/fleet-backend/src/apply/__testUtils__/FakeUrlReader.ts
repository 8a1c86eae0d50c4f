import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';

/** A file's content, or where a link leads. */
export type FakeFile = string | Buffer | { link: string };

/** Reads what it holds: files by their whole URL. */
export class FakeUrlReader implements UrlReaderService {
  readonly #files: Map<string, FakeFile>;
  /** What was asked for. */
  readonly asked: string[] = [];
  /** Every read fails with it. */
  failure?: Error;

  constructor(files: Record<string, FakeFile>) {
    this.#files = new Map(Object.entries(files));
  }

  put(url: string, content: FakeFile): void {
    this.#files.set(url, content);
  }

  async readUrl(url: string, options?: UrlReaderServiceReadUrlOptions) {
    this.#ask(url, options?.signal);
    const content = this.#files.get(url);
    if (content === undefined || isLink(content)) {
      throw new NotFoundError(`no ${url}`);
    }
    return { buffer: async () => Buffer.from(content) };
  }

  async readTree(
    url: string,
    options: UrlReaderServiceReadTreeOptions = {},
  ): Promise<UrlReaderServiceReadTreeResponse> {
    this.#ask(url, options.signal);
    const within = this.#within(url, options);
    return {
      etag: 'etag',
      files: never,
      archive: never,
      dir: async ({ targetDir = '' } = {}) => {
        for (const [path, content] of within) {
          await write(join(targetDir, path), content);
        }
        return targetDir;
      },
    };
  }

  search = never;

  #ask(url: string, signal?: AbortSignal): void {
    signal?.throwIfAborted();
    this.asked.push(url);
    if (this.failure) {
      throw this.failure;
    }
    if (new URL(url).hostname === 'private.example') {
      throw new NotAllowedError('see backend.reading.allow');
    }
  }

  #within(url: string, { filter }: UrlReaderServiceReadTreeOptions) {
    const prefix = `${url.replace(/\/$/, '')}/`;
    const found = [...this.#files]
      .filter(([file]) => file.startsWith(prefix))
      .map(([file, content]) => [file.slice(prefix.length), content] as const);
    if (found.length === 0) {
      throw new NotFoundError(`no ${url}`);
    }
    return found.filter(([path, content]) =>
      filter ? filter(path, { size: sizeOf(content) }) : true,
    );
  }
}

async function never(): Promise<never> {
  throw new Error('Nothing here asks for it');
}

function isLink(content: FakeFile): content is { link: string } {
  return typeof content === 'object' && 'link' in content;
}

function sizeOf(content: FakeFile): number {
  return isLink(content) ? 0 : Buffer.byteLength(content);
}

async function write(path: string, content: FakeFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await (isLink(content)
    ? symlink(content.link, path)
    : writeFile(path, content));
}
