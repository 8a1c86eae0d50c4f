import { type BirpcReturn, createBirpc } from 'birpc';
import { fromWire, toWire, type WireError } from './wireErrors';

/** What a MessagePort and a Worker have in common. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

interface Message {
  /** Of an answer that is an error; birpc's own name for it. */
  e?: unknown;
}

/**
 * Joins two threads: each calls the other's functions, and gets their errors
 * with the classes that it knows them by.
 */
export function link<Remote extends object, Local extends object>(
  port: Port,
  functions: Local,
): BirpcReturn<Remote, Local> {
  return createBirpc<Remote, Local>(functions, {
    post: message => port.postMessage(message),
    on: listener => port.on('message', listener),
    off: listener => port.off('message', listener),
    bind: 'functions',
    // Whoever asks has a deadline of its own, or waits for as long as it runs.
    timeout: -1,
    serialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: toWire(message.e) },
    deserialize: (message: Message) =>
      message.e === undefined
        ? message
        : { ...message, e: fromWire(message.e as WireError) },
  });
}
