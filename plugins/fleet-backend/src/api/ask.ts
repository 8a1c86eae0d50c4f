import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedQuestion } from '../access';

/** What every route needs. */
export interface AskOptions {
  httpAuth: Pick<HttpAuthService, 'credentials'>;
  auditor: Pick<AuditorService, 'createEvent'>;
}

type FleetRequest = Parameters<HttpAuthService['credentials']>[0];

/** Asks a question for whoever sent a request. */
export type Ask = <TQuery, TAnswer>(
  req: FleetRequest,
  name: string,
  question: AuthorizedQuestion<TQuery, TAnswer>,
  query: TQuery,
) => Promise<TAnswer>;

/** Reads are audited, with the request that asked and the name of the question. */
export function createAsk({ httpAuth, auditor }: AskOptions): Ask {
  return async (req, name, question, query) => {
    const credentials = await httpAuth.credentials(req);
    const event = await auditor.createEvent({
      eventId: 'fleet-read',
      request: req,
      meta: { question: name },
    });
    try {
      const answer = await question.answer(query, credentials);
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  };
}
