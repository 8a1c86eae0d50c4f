import { request } from 'undici';
import type { ContractCaller, ContractServer } from './ContractServer';
import { ContractWatch } from './ContractWatch';

/** What a request carries besides its path. */
export interface ContractRequest {
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** Instead of the administrator. */
  as?: ContractCaller;
}

/** An answer; its body is parsed where it is JSON. */
export interface ContractResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Body;
}

/** The parts of answers that the contract is about. */
export interface Body {
  kind?: string;
  apiVersion?: string;
  metadata: BodyMetadata;
  items: Body[];
  message?: string;
  reason?: string;
  code?: number;
  details?: Record<string, unknown>;
  [field: string]: unknown;
}

/** The metadata of objects and lists. */
export interface BodyMetadata {
  name: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  continue?: string;
  remainingItemCount?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

const PATCH_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
};

/** The ways to change an object. */
export type PatchKind = keyof typeof PATCH_TYPES;

/** Talks to the server under test as plainly as can be. */
export class ContractClient {
  constructor(private readonly server: ContractServer) {}

  get(path: string, options: ContractRequest = {}) {
    return this.send('GET', path, options);
  }

  post(path: string, body: unknown, options: ContractRequest = {}) {
    return this.send('POST', path, { body, ...options });
  }

  put(path: string, body: unknown) {
    return this.send('PUT', path, { body });
  }

  delete(path: string, body?: unknown) {
    return this.send('DELETE', path, { body });
  }

  patch(path: string, kind: PatchKind, body: unknown) {
    return this.send('PATCH', path, { body, contentType: PATCH_TYPES[kind] });
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { body, contentType, accept, as }: ContractRequest,
  ): Promise<ContractResponse> {
    const { headers, dispatcher } = as ?? this.server.admin;
    const response = await request(this.server.url + path, {
      method,
      dispatcher,
      headers: {
        ...headers,
        accept: accept ?? 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': contentType ?? 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: response.headers,
      body: parse(text),
    };
  }

  /** Opens a watch; its head must say 200. */
  async watch(path: string, query: Record<string, string>) {
    const parameters = new URLSearchParams({ watch: 'true', ...query });
    const stop = new AbortController();
    const response = await request(`${this.server.url}${path}?${parameters}`, {
      dispatcher: this.server.admin.dispatcher,
      headers: { ...this.server.admin.headers, accept: 'application/json' },
      bodyTimeout: 0,
      signal: stop.signal,
    });
    return new ContractWatch(response.statusCode, response.body, stop);
  }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return { text } as unknown as Body;
  }
}
