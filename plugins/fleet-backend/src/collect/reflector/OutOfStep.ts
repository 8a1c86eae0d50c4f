import { CustomErrorBase } from '@backstage/errors';

/**
 * What is kept is not what the server has, though nothing failed: all of it is
 * to be listed again. Its message says how that was found, fit for people.
 */
export class OutOfStep extends CustomErrorBase {
  name = 'OutOfStep' as const;
}
