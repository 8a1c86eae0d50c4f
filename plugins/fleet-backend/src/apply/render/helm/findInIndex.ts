import { InputError, NotFoundError } from '@backstage/errors';
import { isJsonObject } from '../../manifests/isJsonObject';
import { parseYaml } from '../../manifests/parseYaml';

/** What an index says of one version of a chart. */
export interface IndexEntry {
  /** May be relative to the repository. */
  url: string;
  /** Of the archive: hex of SHA-256. */
  digest?: string;
}

export interface IndexQuery {
  chart: string;
  version: string;
  signal: AbortSignal;
}

/**
 * Finds a version in the index.yaml of a repository. Only its own lines are
 * parsed: an index may have tens of megabytes.
 *
 * @throws NotFoundError
 */
export async function findInIndex(
  index: string,
  { chart, version, signal }: IndexQuery,
): Promise<IndexEntry> {
  const name = `the index of ${chart}`;
  for (const text of versionsOf(linesOf(index, chart))) {
    if (text.includes(version)) {
      for await (const [item] of listsIn(text, name, signal)) {
        if (isJsonObject(item) && item.version === version) {
          return toEntry(item.urls, item.digest);
        }
      }
    }
  }
  throw new NotFoundError(`The repository has no ${chart} ${version}`);
}

async function* listsIn(text: string, name: string, signal: AbortSignal) {
  for await (const document of parseYaml(text, { name, signal })) {
    yield Array.isArray(document) ? document : [];
  }
}

function toEntry(urls: unknown, digest: unknown): IndexEntry {
  const [url]: unknown[] = Array.isArray(urls) ? urls : [];
  if (typeof url !== 'string' || url.startsWith('oci:')) {
    throw new InputError(
      'The repository has no HTTP address of the chart; name it by oci instead',
    );
  }
  return { url, ...(typeof digest === 'string' ? { digest } : {}) };
}

/** The lines of a chart, from an index as helm writes it. */
function linesOf(index: string, chart: string): string[] {
  const lines = index.split(/\r?\n/);
  const entries = lines.indexOf('entries:');
  const names = [`  ${chart}:`, `  "${chart}":`, `  '${chart}':`];
  const begin = lines.findIndex(
    (line, at) => at > entries && names.includes(line.trimEnd()),
  );
  if (entries < 0 || begin < 0) {
    return [];
  }
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex(line => /^ {0,2}[^\s-]/.test(line));
  return rest.slice(0, end < 0 ? undefined : end);
}

/** Each version is an item of a list. */
function versionsOf(lines: string[]): string[] {
  const [indent = ''] = /^ *- /.exec(lines[0] ?? '') ?? [];
  const begins = lines.flatMap((line, at) =>
    indent !== '' && line.startsWith(indent) ? [at] : [],
  );
  return begins.map((begin, n) => lines.slice(begin, begins[n + 1]).join('\n'));
}
