import { narrowingFilters, readNarrowing } from './narrowing';

type Asked = Readonly<Record<string, string | undefined>>;

/**
 * The filter that asks for what was filled in, as JSON. What somebody wrote as
 * a filter themselves is taken as it is, and holds beside the rest; where it is
 * no JSON, it is sent alone, so that the backend says what is wrong with it.
 */
export function filterOf(asked: Asked): string | undefined {
  const { name, image, cluster, status, owner, within, filter } = asked;
  const parts: object[] = [
    ...(name ? [{ name: { $contains: name } }] : []),
    ...(image ? [{ image: { $contains: image } }] : []),
    ...(cluster ? [{ cluster }] : []),
    ...(status ? [{ status }] : []),
    ...(owner ? [{ owner }] : []),
    ...narrowingFilters(readNarrowing(within)),
  ];
  if (filter) {
    try {
      parts.push(JSON.parse(filter));
    } catch {
      return filter;
    }
  }
  return parts.length > 0 ? JSON.stringify({ $all: parts }) : undefined;
}
