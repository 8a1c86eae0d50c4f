import { Cell, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './CellStack.module.css';

interface CellStackProps {
  children: ReactNode;
  /** A second line, in smaller type. */
  detail?: ReactNode;
  /** The second line in full, where it may be cut. */
  detailTitle?: string;
}

/** A cell with one line, and a smaller one below where there is more to say. */
export function CellStack({ children, detail, detailTitle }: CellStackProps) {
  return (
    <Cell>
      <div className={styles.stack}>
        <div className={styles.line}>{children}</div>
        {detail && (
          <Text
            as="span"
            variant="body-small"
            color="secondary"
            className={styles.detail}
            title={detailTitle}
          >
            {detail}
          </Text>
        )}
      </div>
    </Cell>
  );
}
