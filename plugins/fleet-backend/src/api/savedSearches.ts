import type { AuthorizedQuestion } from '../access';
import type { Ask, AskOptions } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

type FleetRequest = Parameters<AskOptions['httpAuth']['credentials']>[0];

/** GET and POST /saved-searches, DELETE /saved-searches/{id} */
export function addSavedSearchRoutes(
  router: FleetRouter,
  ask: Ask,
  questions: Pick<
    FleetQuestions,
    'savedSearches' | 'saveSearch' | 'deleteSavedSearch'
  >,
  options: AskOptions,
): void {
  const { savedSearches, saveSearch, deleteSavedSearch } = questions;
  const act = createAct(options);

  router.get('/saved-searches', async (req, res) => {
    res.json(await ask(req, 'saved-searches', savedSearches, req.query));
  });

  router.post('/saved-searches', async (req, res) => {
    res.status(201).json(await act(req, 'save', saveSearch, req.body));
  });

  router.delete('/saved-searches/:id', async (req, res) => {
    await act(req, 'delete', deleteSavedSearch, req.params);
    res.status(204).end();
  });
}

/** Audited by what is done, not by what is searched for. */
function createAct({ httpAuth, auditor }: AskOptions) {
  return async <TQuery, TAnswer>(
    req: FleetRequest,
    actionType: 'save' | 'delete',
    question: AuthorizedQuestion<TQuery, TAnswer>,
    query: TQuery,
  ): Promise<TAnswer> => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const event = await auditor.createEvent({
      eventId: 'saved-search',
      request: req,
      meta: { actionType },
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
