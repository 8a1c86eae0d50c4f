package cluster

import (
	"fmt"
	"strings"

	"flotilla/testbed/internal/process"
)

// controllers are those that somebody can see the work of without a cloud,
// volumes or certificates; each one left out saves memory in every cluster.
var controllers = []string{
	"deployment-controller", "replicaset-controller", "statefulset-controller", "daemonset-controller",
	"job-controller", "cronjob-controller", "replicationcontroller-controller", "ttl-after-finished-controller",
	"namespace-controller", "serviceaccount-controller", "serviceaccount-token-controller",
	"root-ca-certificate-publisher-controller", "clusterrole-aggregation-controller",
	"garbage-collector-controller", "pod-garbage-collector-controller", "resourcequota-controller",
	"endpointslice-controller", "endpoints-controller", "disruption-controller",
	"horizontal-pod-autoscaler-controller", "node-lifecycle-controller",
	"validatingadmissionpolicy-status-controller",
}

func (c *Cluster) component(name string, args ...string) process.Spec {
	front := []string{"component", "--git-version=" + c.spec.GitVersion, name}
	return process.Spec{
		Name: name,
		Path: c.host.Binary,
		Args: append(front, args...),
		Log:  c.file(name + ".log"),
	}
}

func (c *Cluster) apiServer() process.Spec {
	return c.component(APIServer,
		"--etcd-servers="+c.host.Etcd,
		"--etcd-prefix=/"+c.spec.Name,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		fmt.Sprintf("--secure-port=%d", c.port),
		// It would refuse to publish a loopback address as an endpoint.
		"--endpoint-reconciler-type=none",
		"--service-cluster-ip-range="+serviceNetwork,
		"--tls-cert-file="+c.file("pki", "apiserver.crt"),
		"--tls-private-key-file="+c.file("pki", "apiserver.key"),
		"--client-ca-file="+c.file("pki", "ca.crt"),
		"--requestheader-client-ca-file="+c.file("pki", "front-proxy-ca.crt"),
		"--requestheader-allowed-names=front-proxy-client",
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file="+c.file("pki", "front-proxy-client.crt"),
		"--proxy-client-key-file="+c.file("pki", "front-proxy-client.key"),
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file="+c.file("pki", "sa.pub"),
		"--service-account-signing-key-file="+c.file("pki", "sa.key"),
		"--authorization-mode=RBAC",
		"--allow-privileged=true",
		"--profiling=false",
		"--shutdown-delay-duration=0s",
		"--runtime-config="+c.spec.RuntimeConfig,
	)
}

func (c *Cluster) controllerManager() process.Spec {
	return c.component(ControllerManager,
		"--kubeconfig="+c.file("controller-manager.kubeconfig"),
		"--leader-elect=false",
		"--secure-port=0",
		// Without it every controller is the one user that may do nothing; all
		// would seem to run, and no pod would ever be made.
		"--use-service-account-credentials=true",
		"--controllers="+strings.Join(controllers, ","),
		"--service-account-private-key-file="+c.file("pki", "sa.key"),
		"--root-ca-file="+c.file("pki", "ca.crt"),
		"--profiling=false",
		"--kube-api-qps=200",
		"--kube-api-burst=400",
	)
}

func (c *Cluster) scheduler() process.Spec {
	return c.component(Scheduler,
		"--kubeconfig="+c.file("scheduler.kubeconfig"),
		"--leader-elect=false",
		"--secure-port=0",
		"--profiling=false",
	)
}

func (c *Cluster) kwok(port int) process.Spec {
	return c.component(Kwok,
		"--kubeconfig="+c.AdminKubeconfig(),
		"--config="+c.file("kwok.yaml"),
		"--manage-all-nodes=true",
		"--node-ip=127.0.0.1",
		fmt.Sprintf("--node-port=%d", port),
		fmt.Sprintf("--server-address=127.0.0.1:%d", port),
		"--tls-cert-file="+c.file("pki", "apiserver.crt"),
		"--tls-private-key-file="+c.file("pki", "apiserver.key"),
		"--node-lease-duration-seconds=40",
	)
}
