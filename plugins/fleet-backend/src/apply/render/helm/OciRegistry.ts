/** A registry of charts. */
export interface OciRegistry {
  /** With its port, if it has one of its own. */
  host: string;
  /** Asked without credentials if absent. */
  username?: string;
  password?: string;
  /** Whether it has no TLS. */
  plainHttp?: boolean;
}
