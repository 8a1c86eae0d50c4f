import { printable } from '@flotilla/backstage-plugin-fleet-common';
import styles from './PlannedObjects.module.css';

interface TextListProps {
  /** What they are, for those who do not see it. */
  label: string;
  texts: readonly string[];
}

/** Some texts that were written elsewhere. */
export function TextList({ label, texts }: TextListProps) {
  return (
    <ul className={styles.texts} aria-label={label}>
      {texts.map((text, index) => (
        <li key={index}>{printable(text)}</li>
      ))}
    </ul>
  );
}
