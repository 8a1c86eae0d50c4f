/**
 * How a cluster is authenticated to. Tokens are asked for when they are needed,
 * kept in memory, and renewed before they expire.
 */
type FleetClusterAuth =
  | { type: 'none' }
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
      /**
       * Of another service account.
       * @visibility secret
       */
      token?: string;
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
  | {
      /**
       * Amazon EKS. With the credentials that AWS' SDK finds: environment,
       * IRSA, EKS Pod Identity, shared files, the instance.
       */
      type: 'aws';
      /** The cluster's name in EKS; its name here if absent. */
      clusterId?: string;
      /** From the URL of the cluster, then AWS_REGION, if absent. */
      region?: string;
      /** The ARN of a role to take on. */
      assumeRole?: string;
      /** What that role's trust policy asks for. */
      externalId?: string;
      /** Of the shared AWS configuration files. */
      profile?: string;
    }
  | {
      /** Google GKE. Both names mean the same. */
      type: 'google' | 'googleServiceAccount';
      /**
       * A JSON file of credentials, which is trusted; application default
       * credentials if absent.
       */
      credentialsFile?: string;
    }
  | {
      /**
       * Azure AKS with Entra. With neither a secret nor a federated token file,
       * what Azure's SDK finds: environment, workload identity, managed
       * identity, a developer's login (AZURE_TOKEN_CREDENTIALS narrows that).
       */
      type: 'azure';
      tenantId?: string;
      clientId?: string;
      /** @visibility secret */
      clientSecret?: string;
      /** A file that holds it, read at each renewal. */
      clientSecretFile?: string;
      /** Of a workload identity, read at each renewal. */
      federatedTokenFile?: string;
      /** The application whose tokens the cluster takes; AKS' own if absent. */
      serverId?: string;
      /** For other clouds, for example https://login.microsoftonline.us. */
      authorityHost?: string;
    }
  | {
      /** An OpenID provider's client credentials. */
      type: 'oidc';
      /** Its token endpoint; or else its issuer. */
      tokenUrl?: string;
      /** Its discovery document names the token endpoint. */
      issuer?: string;
      clientId: string;
      /**
       * This or clientSecretFile.
       * @visibility secret
       */
      clientSecret?: string;
      /** A file that holds it, read at each renewal. */
      clientSecretFile?: string;
      scope?: string;
      audience?: string;
    };

/** For entries of type kubeconfig. */
type FleetDeliverKubeconfig = {
  /**
   * A kubeconfig file that you trust, with the same contexts and servers, and
   * users that may deliver.
   */
  type: 'kubeconfig';
  path: string;
  /** Whether the file may start programs (exec plugins). */
  allowExec?: boolean;
};

/** What is read of clusters besides what is read of every cluster. */
type FleetClusterOptions = {
  /**
   * Whether the metadata of the Secrets is read in which Helm keeps its
   * releases; never their data. Off by default. It needs the right to list
   * Secrets: see deploy/rbac/helm.yaml.
   */
  helmSecrets?: boolean;
  /**
   * Where OpenCost is; looked for where its chart puts it if absent. false where
   * it is not to be asked.
   */
  openCost?:
    | false
    | {
        /** Of OpenCost's API, asked directly and without a credential. */
        url?: string;
        /** Without a URL, through the API server; opencost if absent. */
        namespace?: string;
        /** opencost if absent. */
        service?: string;
        /** 9003 if absent. */
        port?: number;
        /** In which its prices are; USD if absent. */
        currency?: string;
      };
};

/** How a hub, which knows clusters, is connected to. */
type FleetHub =
  | {
      /** A kubeconfig file that you trust. */
      kubeconfig: {
        path: string;
        /** Needed where the file has several. */
        context?: string;
        /** Whether the file may start programs (exec plugins). */
        allowExec?: boolean;
      };
    }
  | {
      /** Of the API server; https, or http on loopback only. */
      url: string;
      /** The certificate authority, as base64 of PEM. */
      caData?: string;
      /** The certificate authority, as a PEM file. */
      caFile?: string;
      tlsServerName?: string;
      /** Accepts any server certificate. Do not. */
      skipTLSVerify?: boolean;
      auth?: FleetClusterAuth;
    };

export interface Config {
  /** Clusters, and what is known of them. */
  fleet?: {
    /**
     * How long restarts and upgrades are kept: an ISO 8601 duration, with 30
     * days a month. P90D if absent.
     */
    retention?: string;
    /**
     * The label of a cluster that names its owner: `payments` is
     * group:default/payments. `owner` by default.
     */
    ownerLabel?: string;

    /** How services are delivered to clusters that have `deliver`. */
    delivery?: {
      /** The path of Helm's binary; looked for on PATH if absent. */
      helm?: string;
      /** The path of Kustomize's binary; looked for on PATH if absent. */
      kustomize?: string;
      /**
       * Registries from which charts may be pulled, and no others.
       */
      registries?: {
        /** With its port, for example registry.example:5000. */
        host: string;
        username?: string;
        /** @visibility secret */
        password?: string;
        /** Only for one on loopback. */
        plainHttp?: boolean;
      }[];
      /**
       * Whether people are notified when a rollout waits for them, fails or ends.
       * True if absent; it needs Backstage's notifications backend.
       */
      notifications?: boolean;
    };

    /** Which environment clusters are of. */
    environments?: {
      /** The label of a cluster that says so; environment, then env if absent. */
      label?: string;
      /**
       * In which nothing runs that customers use, in any case: dev, development,
       * test, testing, qa, ci, sandbox, playground, lab, preview and local if
       * absent.
       */
      development?: string[];
    };

    /**
     * What is paid for an hour of what pods ask for, for estimates; without it,
     * costs are not told.
     */
    prices?: {
      /** Three letters, for example EUR. */
      currency: string;
      /** Of a core. */
      cpuHour: number;
      /** Of 2^30 bytes of memory. */
      memoryGiBHour: number;
      /** Where clusters of a distribution cost something else. */
      byDistribution?: {
        [distribution: string]: { cpuHour: number; memoryGiBHour: number };
      };
    };

    /**
     * By what add-ons are recognised, and with which Kubernetes they go, instead of
     * and besides those that are shipped: in place, or the path of a file of JSON
     * or YAML.
     */
    addons?:
      | string
      | {
          /** Its id, for example cert-manager; those that are shipped are replaced. */
          [addon: string]: {
            /** As people write it. */
            title: string;
            /** Repositories of images, or how they end after a slash. */
            images?: string[];
            /** Names of Helm charts. */
            charts?: string[];
            /** Values of the label app.kubernetes.io/name. */
            labels?: string[];
            /** Of workloads, as kube-system/coredns. */
            names?: string[];
            /** With which Kubernetes it goes. */
            compatibility?: {
              /** On which day the source said so, as 2026-05-09. */
              asOf: string;
              /** A URL. */
              source: string;
              /** By its major and minor version, as "1.29 - 1.35". */
              versions?: { [version: string]: string };
              /** Where it has Kubernetes' versions: how many minors it may be behind. */
              follows?: { behind: number };
            };
          };
        };

    /**
     * Until when Kubernetes versions are supported, instead of the dates that
     * are shipped, for the distributions that are named: in place, or the path
     * of a file of JSON or YAML.
     */
    supportDates?:
      | string
      | {
          [distribution: string]:
            | {
                /** The distribution whose dates these are. */
                follows: string;
              }
            | {
                /** On which day the source said so, as 2026-08-22. */
                asOf: string;
                /** A URL. */
                source: string;
                /** Of which versions are the keys; Kubernetes' if absent. */
                versionOf?: 'kubernetes' | 'distribution';
                /** By major and minor version, for example 1.34. */
                versions: {
                  [version: string]: {
                    /** The last day of standard support, as 2026-12-02. */
                    supportEndsAt: string;
                    /** Of support that can be had beyond that. */
                    extendedSupportEndsAt?: string;
                  };
                };
              };
        };

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
        /**
         * A second credential, for delivering to all clusters of the entry and
         * for nothing else; without one nothing can be delivered to them. It
         * goes to clusters that others named only at hosts of its cloud, or of
         * `allow`. Not for clusters of the catalog.
         */
        deliver?: FleetClusterAuth | FleetDeliverKubeconfig;
      } & FleetClusterOptions &
        (
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
              clusters: Array<
                FleetClusterOptions & {
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
                  auth?: FleetClusterAuth;
                  /** For delivering to it, instead of the entry's. */
                  deliver?: FleetClusterAuth;
                }
              >;
            }
          | {
              /**
               * What kubernetes.clusterLocatorMethods names, of the methods
               * config, catalog, localKubectlProxy and gke. Not read: auth
               * providers that are each user's own login (google, oidc, aks) or a
               * module's, kubernetes.googleServiceAccountCredentials (application
               * default credentials are used), suppliers of modules.
               */
              type: 'kubernetes';
              /** The methods to read; all if absent. */
              methods?: string[];
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /**
               * Resources of type kubernetes-cluster in the catalog with the
               * annotations kubernetes.io/api-server,
               * kubernetes.io/api-server-certificate-authority and
               * kubernetes.io/auth-provider: aws, azure or googleServiceAccount.
               */
              type: 'catalog';
              /**
               * Hosts (api.example.com, *.example.com) and networks (10.0.0.0/8)
               * that entities may name besides public addresses, and that are
               * sent credentials besides the hosts of their clouds.
               */
              allow?: string[];
              /** Whether kubernetes.io/skip-tls-verify counts. Do not. */
              allowSkipTLSVerify?: boolean;
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /** Clusters of a Cluster API management cluster. */
              type: 'clusterApi';
              hub: FleetHub;
              /** All if absent. */
              namespaces?: string[];
              /** Of the Clusters, as kubectl has it. */
              labelSelector?: string;
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /** Clusters that an Argo CD deploys to. */
              type: 'argocd';
              hub: FleetHub;
              /** Of Argo CD; argocd if absent. */
              namespace?: string;
              /**
               * Hosts and networks that are sent credentials of clouds besides
               * the hosts of those.
               */
              allow?: string[];
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /** Clusters that an Open Cluster Management hub manages. */
              type: 'openClusterManagement';
              hub: FleetHub;
              /** The name of a ManagedServiceAccount that each of them has. */
              managedServiceAccount: string;
              /** Its user server, for clusters that give no address. */
              clusterProxy?: {
                url: string;
                /** The certificate authority, as base64 of PEM. */
                caData?: string;
                /** The certificate authority, as a PEM file. */
                caFile?: string;
                tlsServerName?: string;
                skipTLSVerify?: boolean;
                /** Whether it is used for clusters that do, too. */
                all?: boolean;
              };
              /** Of the ManagedClusters, as kubectl has it. */
              labelSelector?: string;
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /** ClusterProfiles of SIG Multicluster's inventory API. */
              type: 'clusterProfile';
              hub: FleetHub;
              /**
               * How to authenticate where a profile offers a provider of that
               * name, the preferred first. Plugins are never started.
               */
              providers: Array<{
                /** As in status.accessProviders, for example google. */
                name: string;
                auth:
                  | FleetClusterAuth
                  | {
                      /** The key token of a Secret that is named like the profile. */
                      type: 'secret';
                      /** Of the Secrets; that of each profile if absent. */
                      namespace?: string;
                    }
                  | {
                      /** Open Cluster Management's tokens beside the profiles. */
                      type: 'managedServiceAccount';
                      name: string;
                    };
              }>;
              /**
               * Hosts and networks that are sent credentials of clouds besides
               * the hosts of those.
               */
              allow?: string[];
              /** All if absent. */
              namespaces?: string[];
              /** Of the ClusterProfiles, as kubectl has it. */
              labelSelector?: string;
              /** Labels of all its clusters. */
              labels?: { [key: string]: string };
            }
          | {
              /** Of a module that is installed beside this plugin, for example demo. */
              type: string;
            }
        )
    >;
  };
}
