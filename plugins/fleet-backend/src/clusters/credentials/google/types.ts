/** Google GKE: an access token of a Google account. */
export interface GoogleAuth {
  type: 'google' | 'googleServiceAccount';
  /** A JSON file of credentials; application default credentials if absent. */
  credentialsFile?: string;
}
