import { methodNotAllowed, StatusError } from '../errors';
import {
  authenticate,
  authorize,
  ApiUser,
  forbiddenPath,
  isAnonymous,
  unauthorized,
} from './auth';
import { discover, isPublic } from './discovery';
import { Exchange, negotiate, parseTarget } from './http';
import type { ServerContext } from './ServerContext';
import { perform, verbOf } from './verbs';

/** Answers a request, however it goes; never rejects. */
export async function handleRequest(
  context: ServerContext,
  exchange: Exchange,
): Promise<void> {
  try {
    await passFaults(context);
    if (exchange.signal.aborted) {
      return;
    }
    const seconds = context.faults.retryAfterSeconds;
    if (seconds !== undefined && !isPublic(exchange.path)) {
      exchange.sendTooMany(seconds);
      return;
    }
    await answer(context, exchange);
  } catch (error) {
    exchange.sendStatus(statusOf(error));
  }
}

async function answer(context: ServerContext, exchange: Exchange) {
  const user = identify(context, exchange);
  const target = parseTarget(exchange.path, context.resources);
  if (!target) {
    if (isAnonymous(user) && !isPublic(exchange.path)) {
      throw forbiddenPath(user, exchange.path);
    }
    discover(context, exchange);
    return;
  }
  const verb = verbOf(exchange.method, target, exchange.flag('watch'));
  if (!verb) {
    throw methodNotAllowed();
  }
  authorize(user, verb, target, key => context.faults.isForbidden(key));
  const representation = negotiate(exchange.request.headers.accept);
  const request = { context, exchange, target, user, representation };
  await perform(verb, request);
}

function identify({ users, faults }: ServerContext, exchange: Exchange) {
  if (faults.credentialsRejected) {
    throw unauthorized();
  }
  const user: ApiUser = authenticate(
    users,
    exchange.request.headers.authorization,
  );
  return user;
}

async function passFaults({ faults, clock }: ServerContext) {
  await faults.thawed();
  if (faults.delayMs > 0) {
    await new Promise<void>(resolve => clock.after(faults.delayMs, resolve));
  }
}

function statusOf(error: unknown) {
  if (error instanceof StatusError) {
    return error.status;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new StatusError(
    500,
    'InternalError',
    `Internal error occurred: ${message}`,
  ).status;
}
