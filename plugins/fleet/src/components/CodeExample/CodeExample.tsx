import styles from './CodeExample.module.css';

/** Some lines to copy. */
export function CodeExample({ children }: { children: string }) {
  return (
    <pre className={styles.code}>
      <code>{children}</code>
    </pre>
  );
}
