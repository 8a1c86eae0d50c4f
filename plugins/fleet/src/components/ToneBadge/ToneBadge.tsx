import { Badge } from '@backstage/ui';
import type { RemixiconComponentType } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './ToneBadge.module.css';

/** How good or bad something is. */
export type Tone = 'positive' | 'info' | 'warning' | 'negative' | 'neutral';

interface ToneBadgeProps {
  tone: Tone;
  icon: RemixiconComponentType;
  children: ReactNode;
  /** Why, shown when pointed at. */
  title?: string;
}

/** A few words with an icon and a colour, so that none of them is alone. */
export function ToneBadge(props: ToneBadgeProps) {
  const { tone, icon: Icon, children, title } = props;
  return (
    <Badge
      size="small"
      icon={<Icon aria-hidden />}
      className={`${styles.badge} ${styles[tone]}`}
      title={title}
    >
      {children}
    </Badge>
  );
}
