import { groupBy } from '../../coverage';
import type { SqlReader } from '../../sql';
import {
  type Evidence,
  majorityOf,
  MAX_PEERS,
  type PeerCount,
  type PeerOptions,
} from './Evidence';

interface ImageRow {
  workload_id: number;
  repository: string;
}

interface PeerRow extends PeerCount {
  repository: string;
}

const WEIGHT = 0.55;

/**
 * Who owns most of what else runs an image of the same repository as workloads.
 * An image that runs all over the fleet, as a proxy does, is left out.
 */
export async function readImageOwners(
  reader: SqlReader,
  options: PeerOptions,
): Promise<Evidence[]> {
  const images = await readImages(reader, options.ids);
  const named = [...new Set(images.map(({ repository }) => repository))];
  const repositories = await tellingOf(reader, named);
  const peers = await readPeers(reader, { ...options, repositories });
  const byRepository = groupBy(peers, ({ repository }) => repository);
  return images.flatMap(({ workload_id, repository }) => {
    const most = majorityOf(byRepository.get(repository) ?? []);
    return most
      ? [
          {
            workloadId: workload_id,
            owner: most.owner,
            by: 'image',
            text: `${most.share} that run ${repository} are theirs`,
            weight: WEIGHT,
          },
        ]
      : [];
  });
}

function readImages(
  reader: SqlReader,
  ids: readonly number[],
): Promise<ImageRow[]> {
  const among = reader.oneOf('u.id', ids);
  return reader.read({
    text: `select distinct u.id as workload_id, i.repository
      from workloads u cross join text_images x cross join images i
      where ${among.text} and x.text_id = u.images and i.id = x.image_id`,
    values: among.values,
  });
}

/** Those of repositories that few enough workloads run. */
async function tellingOf(
  reader: SqlReader,
  repositories: readonly string[],
): Promise<string[]> {
  const among = reader.oneOf('n.repository', repositories);
  const rows = await reader.read<{ repository: string }>({
    text: `select r.repository
      from (select distinct n.repository from images n where ${among.text}) r
      where (
        select count(*) from (
          select 1 from images i cross join text_images x cross join workloads p
          where i.repository = r.repository and x.image_id = i.id
            and p.images = x.text_id
          limit ${MAX_PEERS + 1}
        ) e
      ) <= ${MAX_PEERS}`,
    values: among.values,
  });
  return rows.map(({ repository }) => repository);
}

function readPeers(
  reader: SqlReader,
  options: PeerOptions & { repositories: readonly string[] },
): Promise<PeerRow[]> {
  const { repositories, visible } = options;
  const among = reader.oneOf('i.repository', repositories);
  return reader.read({
    text: `select i.repository, s.owner, count(*) as count
      from images i cross join text_images x cross join workloads p
        cross join services s
      where ${among.text} and x.image_id = i.id and p.images = x.text_id
        and s.id = p.service_id and s.owner is not null and s.owner_missing = 0
        ${visible ? `and ${visible.text}` : ''}
      group by i.repository, s.owner`,
    values: [...among.values, ...(visible?.values ?? [])],
  });
}
