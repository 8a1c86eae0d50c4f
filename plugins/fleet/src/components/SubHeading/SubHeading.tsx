import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './SubHeading.module.css';

/** What a part of a page is of. */
export function SubHeading({ children }: { children: ReactNode }) {
  return (
    <Text
      as="h2"
      variant="body-small"
      color="secondary"
      className={styles.heading}
    >
      {children}
    </Text>
  );
}
