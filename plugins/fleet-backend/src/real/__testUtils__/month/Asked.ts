import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import type { PortalBackend } from '../PortalBackend';

/** Who is asked: who watched it all, or who connected afterwards. */
export type Backend = 'watched' | 'afterwards';

/** What a backend answered: in words, in no order. */
export interface Told {
  rows: string[];
  coverage: Coverage;
}

/** A question of the month, and what has to be answered, by hand. */
export interface Asked {
  /** For example `/restarts`, with what is asked for. */
  name: string;
  ask(portal: PortalBackend): Promise<Told>;
  /** Where both tell the same, once. */
  rows: readonly string[] | Readonly<Record<Backend, readonly string[]>>;
}

/** The rows that a backend has to answer, sorted as answers are. */
export function rowsFor({ rows }: Asked, backend: Backend): string[] {
  const wanted = 'watched' in rows ? rows[backend] : rows;
  return [...wanted].sort();
}

/** A question by its path, and how its answer is put into words. */
export function asked<TAnswer extends { coverage: Coverage }>(question: {
  path: string;
  query?: object;
  tell(answer: TAnswer): string[];
  rows: Asked['rows'];
}): Asked {
  const { path, query = {}, tell, rows } = question;
  const values = Object.values(query).flat().join(', ');
  return {
    name: values ? `${path} (${values})` : path,
    ask: async portal => {
      const answer = await portal.get<TAnswer>(path, query);
      return { rows: tell(answer).sort(), coverage: answer.coverage };
    },
    rows,
  };
}

/** What there is of some words, one after the other. */
export function words(...all: Array<string | number | undefined | false>) {
  return all.filter(one => one !== undefined && one !== false).join(' ');
}

/** Of an image or of anything whose version comes after a colon. */
export function tagOf(reference: string = ''): string {
  return reference.slice(reference.lastIndexOf(':') + 1);
}
