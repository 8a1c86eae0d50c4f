/** An OpenID provider that the API server trusts: its client credentials grant. */
export type OidcAuth = {
  type: 'oidc';
  clientId: string;
  scope?: string;
  audience?: string;
} & OidcEndpoint &
  OidcSecret;

type OidcEndpoint =
  | { tokenUrl: string }
  /** Its discovery document names the endpoint. */
  | { issuer: string };

type OidcSecret =
  | { clientSecret: string }
  /** A file that holds it, read at each renewal. */
  | { clientSecretFile: string };
