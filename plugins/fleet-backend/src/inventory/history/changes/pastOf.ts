import type { Statements } from '../../store/operations/Statements';

const KEY = ['cluster_no', 'namespace', 'name', 'kind'];
const SERVICE = ['service_id', 'service_confidence', 'service_by'];

/**
 * The number in history_workloads by which the past of a workload is kept, which
 * begins with this where there is none yet.
 *
 * @param id - Of workloads
 */
export async function pastOf(
  statements: Statements,
  id: number,
): Promise<number> {
  const same = KEY.map(name => `h.${name} = w.${name}`).join(' and ');
  const find = () =>
    statements.read<{ id: number }>(
      `select h.id from workloads w
         cross join history_workloads h
       where w.id = ? and ${same}`,
      [id],
    );
  const [known] = await find();
  if (known) {
    return known.id;
  }
  await statements.run(
    `insert into history_workloads (${[...KEY, ...SERVICE]})
     select ${[...KEY, ...SERVICE]} from workloads where id = ?
     on conflict (${KEY}) do nothing`,
    [id],
  );
  return (await find())[0].id;
}
