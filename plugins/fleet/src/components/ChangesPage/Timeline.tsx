import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { DateTime } from 'luxon';
import { SubHeading } from '../SubHeading';
import { ChangeItem } from './ChangeItem';
import styles from './Timeline.module.css';

/** Changes by the day that they were on, newest first. */
export function Timeline({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      {byDay(changes).map(([day, ofDay]) => (
        <section key={day} aria-label={day} className={styles.day}>
          <SubHeading>{day}</SubHeading>
          <ChangeList changes={ofDay} />
        </section>
      ))}
    </>
  );
}

interface ChangeListProps {
  changes: readonly Change[];
  isOfCluster?: boolean;
}

/** Changes one below the other. */
export function ChangeList({ changes, isOfCluster }: ChangeListProps) {
  return (
    <ol className={styles.list}>
      {changes.map(change => (
        <ChangeItem key={change.id} change={change} isOfCluster={isOfCluster} />
      ))}
    </ol>
  );
}

/** In the order in which they come. */
function byDay(changes: readonly Change[]): Array<[string, Change[]]> {
  const days = new Map<string, Change[]>();
  for (const change of changes) {
    const day = DateTime.fromISO(change.at).toLocaleString(DateTime.DATE_HUGE);
    days.set(day, [...(days.get(day) ?? []), change]);
  }
  return [...days];
}
