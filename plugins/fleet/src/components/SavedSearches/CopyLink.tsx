import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useHref } from 'react-router-dom';
import { useFleetTranslation } from '../../hooks';

interface CopyLinkProps {
  /** Relative to this page. */
  link: string;
  /** What it leads to. */
  name: string;
}

/** Copies a link for somebody else, where the browser lets pages copy. */
export function CopyLink({ link, name }: CopyLinkProps) {
  const { t } = useFleetTranslation();
  const [isCopied, setCopied] = useState(false);
  const href = useHref(link);
  // Only a page that came over TLS, or from this machine, may copy.
  if (!navigator.clipboard) {
    return null;
  }
  const copy = async () => {
    const url = new URL(href, window.location.href);
    await navigator.clipboard.writeText(url.href);
    setCopied(true);
  };
  return (
    <Button
      size="small"
      variant="tertiary"
      aria-label={
        isCopied
          ? t('savedSearches.copied')
          : t('savedSearches.copyOf', { name })
      }
      onPress={copy}
    >
      {t(isCopied ? 'savedSearches.copied' : 'savedSearches.copy')}
    </Button>
  );
}
