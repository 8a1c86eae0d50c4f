import type { Revision, Template } from './types';
import type { TemplateImage } from '../../projections/images';
import type { RevisionFacts } from '../../projections/revisionFacts';
import { secondsOf } from '../keys';

/** A row of replica_sets or controller_revisions, with its texts. */
export interface RevisionRow {
  owner_id: number;
  revision: number;
  images: string;
  facts: string | null;
  created_at: string;
}

export function toRevision(row: RevisionRow): Revision {
  const facts: RevisionFacts = row.facts ? JSON.parse(row.facts) : {};
  const { earlier = [], cause, restartedAt, init = [], marks } = facts;
  const template = toTemplate(row.images, marks);
  return {
    number: row.revision,
    earlier,
    createdAt: secondsOf(row.created_at),
    cause,
    restartedAt,
    images: new Map([...template.images, ...init]),
    marks: template.marks,
  };
}

/** @param images - JSON, as rows of workloads and revisions have it */
export function toTemplate(
  images: string,
  marks: Record<string, string> = {},
): Template {
  const each: TemplateImage[] = JSON.parse(images);
  return {
    images: new Map(each.map(one => [one.container, referenceOf(one)])),
    marks: new Map(Object.entries(marks)),
  };
}

function referenceOf({ image, tag, digest }: TemplateImage): string {
  return `${image}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}
