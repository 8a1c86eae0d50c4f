import { Link, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';

/** Config may name any source: only a page of the web becomes a link. */
export function SourceLink({ url }: { url: string }) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol)) {
    return <Text>{printable(url)}</Text>;
  }
  return (
    <Link href={parsed.href} target="_blank" rel="noopener noreferrer">
      {parsed.host}
    </Link>
  );
}
