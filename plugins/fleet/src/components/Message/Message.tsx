import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Message.module.css';

interface MessageProps {
  title: string;
  children?: ReactNode;
  /** What the person can do about it. */
  action?: ReactNode;
}

/** Said in place of content: why there is none, and what can be done. */
export function Message({ title, children, action }: MessageProps) {
  return (
    <div className={styles.message}>
      <Text as="h2" variant="title-x-small">
        {title}
      </Text>
      {children}
      {action && <div>{action}</div>}
    </div>
  );
}
