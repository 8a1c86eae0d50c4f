export interface Config {
  /** Clusters, and what is known of them. */
  fleet?: {
    /**
     * Who is in the fleet. Each entry names clusters in its own way; modules
     * add more types than these.
     */
    clusters?: Array<
      {
        /**
         * Tells entries of one type apart, and must stay as it is: clusters
         * have their ids within it. Its type, numbered, if absent.
         */
        id?: string;
      } & (
        | {
            /** A kubeconfig file that you trust; each context is a cluster. */
            type: 'kubeconfig';
            /** Where the file is; read again every half minute. */
            path: string;
            /**
             * Whether the file may start programs (exec plugins) to get
             * credentials. Off by default.
             */
            allowExec?: boolean;
            /** Labels of all its clusters. */
            labels?: { [key: string]: string };
          }
        | {
            /** Clusters that are written here. */
            type: 'config';
            clusters: Array<{
              /** Unique within this entry. */
              name: string;
              /** Of the API server; https, or http on loopback only. */
              url: string;
              /** The certificate authority, as base64 of PEM. */
              caData?: string;
              /** The certificate authority, as a PEM file. */
              caFile?: string;
              /** The name in the server's certificate, if not the URL's. */
              tlsServerName?: string;
              /** Accepts any server certificate. Do not. */
              skipTLSVerify?: boolean;
              labels?: { [key: string]: string };
              auth?:
                | {
                    type: 'token';
                    /** @visibility secret */
                    token: string;
                  }
                | {
                    /** A file that is read at each use. */
                    type: 'tokenFile';
                    path: string;
                  }
                | {
                    /** The service account that the backend itself runs as. */
                    type: 'serviceAccount';
                  }
                | {
                    type: 'clientCertificate';
                    /** Base64 of PEM. */
                    certData: string;
                    /**
                     * Base64 of PEM.
                     * @visibility secret
                     */
                    keyData: string;
                  }
                | { type: 'none' };
            }>;
          }
        | {
            /** Of a module that is installed beside this plugin, for example demo. */
            type: string;
          }
      )
    >;
  };
}
