import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  ListPlacements,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { DatabasePlacementsQuestion } from '../questions/placements';
import { seeingAll } from './seeingAll';
import { NOW } from './seedFleet';

const CREDENTIALS: BackstageCredentials = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'user', userEntityRef: 'user:default/anna' },
};

/** Asks for placements, with a catalog of these entities. */
export async function askPlacements(
  knex: Knex,
  query: ListPlacements['query'],
  options: { entities?: Entity[]; now?: number } = {},
): Promise<PlacementList> {
  const { entities = [], now = NOW } = options;
  const question = DatabasePlacementsQuestion.create({
    knex,
    now: () => now,
    catalog: {
      async getEntityByRef(ref, { credentials }) {
        const known = credentials === CREDENTIALS ? entities : [];
        return known.find(entity => stringifyEntityRef(entity) === ref);
      },
    },
  });
  return question.answer(query, {
    ...(await seeingAll(knex, now)),
    credentials: CREDENTIALS,
  });
}

/** Asks for all pages, and checks that none is longer than asked. */
export async function askAllPlacements(
  knex: Knex,
  query: ListPlacements['query'] & { limit: number },
): Promise<PlacementList[]> {
  const pages: PlacementList[] = [];
  let cursor: string | undefined;
  do {
    const page = await askPlacements(knex, { ...query, cursor });
    if (page.items.length > query.limit) {
      throw new Error(
        `A page of ${query.limit} has ${page.items.length} items`,
      );
    }
    pages.push(page);
    if (pages.length > page.totalItems + 1) {
      throw new Error('There are more pages than items');
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

/** A Component as the catalog has it. */
export function component(
  name: string,
  annotations?: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'team-a' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
  };
}
