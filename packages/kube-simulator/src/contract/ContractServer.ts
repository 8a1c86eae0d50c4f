import type { Dispatcher } from 'undici';

/** Who is asking, and how they reach the server. */
export interface ContractCaller {
  headers: Record<string, string>;
  /** Where the server or the caller has a certificate of its own. */
  dispatcher?: Dispatcher;
}

/** A running API server that the contract is tested on. */
export interface ContractServer {
  url: string;
  /** May do everything. */
  admin: ContractCaller;
  /** A user called contract-nobody, who may do nothing. */
  nobody: ContractCaller;
  /** Who does not say who they are. */
  anonymous: ContractCaller;
  /** Makes it forget what watches could still ask for; a restart does. */
  forgetChanges(): Promise<void>;
  /** Makes it forget how things were; not every server can be told. */
  compact?(): Promise<void>;
  stop(): Promise<void>;
}
