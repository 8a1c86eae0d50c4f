import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './RolloutPage.module.css';

interface SectionProps {
  title: string;
  /** What stands beside the title, as how it is. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the page under its heading. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.heading}>
        <Text as="h3" variant="title-x-small">
          {title}
        </Text>
        {aside}
      </div>
      {children}
    </section>
  );
}
