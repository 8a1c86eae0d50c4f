import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Question } from '../questions/asker';
import type { ReadAccess } from './ReadAccess';

/**
 * A question for whoever asks. Routes and actions take nothing else, and it
 * cannot be made without access, so that none can forget to ask for permission.
 */
export class AuthorizedQuestion<TQuery, TAnswer> {
  readonly #question: Question<TQuery, TAnswer>;
  readonly #access: ReadAccess;
  readonly #permission?: BasicPermission;

  /** @param permission - What the asker needs besides, if anything */
  constructor(
    question: Question<TQuery, TAnswer>,
    access: ReadAccess,
    permission?: BasicPermission,
  ) {
    this.#question = question;
    this.#access = access;
    this.#permission = permission;
  }

  /**
   * Answers with what the asker may know of; throws as the question does.
   *
   * @throws NotAllowedError where the asker lacks the permission
   */
  async answer(
    query: TQuery,
    credentials: BackstageCredentials,
  ): Promise<TAnswer> {
    if (this.#permission) {
      await this.#access.require(credentials, this.#permission);
    }
    const asker = await this.#access.askerOf(credentials);
    return this.#question.answer(query, asker);
  }
}
