import { InputError } from '@backstage/errors';
import type {
  ListNodes,
  NodeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import { createReader, type SqlReader } from '../sql';
import { countNodes, findNodes } from './findNodes';
import { groupNodes } from './groupNodes';
import { matchingNodes } from './matchingNodes';
import { NodeOrder } from './NodeOrder';
import type { NodesQuestion } from './NodesQuestion';
import { toNode } from './toNode';

const DEFAULT_LIMIT = 100;

/** Answers from the inventory. */
export class DatabaseNodesQuestion implements NodesQuestion {
  static create({ knex }: { knex: Knex }): NodesQuestion {
    return new DatabaseNodesQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(query: ListNodes['query'], asker: Asker): Promise<NodeList> {
    const { fleet } = asker;
    const { groupBy: dimension, cursor, limit = DEFAULT_LIMIT } = query;
    if (query.os?.includes('\0') || query.arch?.includes('\0')) {
      throw new InputError('A parameter contains NUL, which no name does');
    }
    const matching = matchingNodes(this.reader, query, asker);
    const order = new NodeOrder(query);
    const found = await findNodes(this.reader, matching, {
      order,
      limit,
      cursor,
    });
    return {
      items: found.rows.flatMap(row => toNode(row, fleet)),
      ...(dimension
        ? await groupNodes(this.reader, matching, { dimension, fleet })
        : {}),
      nextCursor: found.nextCursor,
      totalItems: await countNodes(this.reader, matching),
      coverage: fleet.coverage(
        query.cluster ? [fleet.resolve(query.cluster)] : undefined,
      ),
    };
  }
}
