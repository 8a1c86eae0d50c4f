package content

import (
	"fmt"
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// KubernetesVersion is what clusters and their nodes say they run.
const KubernetesVersion = "v1.37.2"

const clusterAge = 3000 * time.Hour

func (c *Cluster) epoch() metav1.Time {
	return metav1.NewTime(c.options.Epoch.Add(-clusterAge).UTC().Truncate(time.Second))
}

func (c *Cluster) namespaceSeed(name string) Seed {
	seed := c.seed.Derive(8)
	for _, letter := range []byte(name) {
		seed = seed.Derive(uint64(letter))
	}
	return seed
}

func (c *Cluster) namespaces() []string {
	names := []string{"default", "kube-node-lease", "kube-public", "kube-system"}
	for team := range teams(len(c.Workloads)) {
		names = append(names, fmt.Sprintf("team-%02d", team))
	}
	return names
}

func (c *Cluster) namespace(name string) *corev1.Namespace {
	namespace := &corev1.Namespace{
		ObjectMeta: metav1.ObjectMeta{
			Name:              name,
			UID:               types.UID(c.namespaceSeed(name).UUID()),
			ResourceVersion:   strconv.Itoa(objectVersions - 1),
			CreationTimestamp: c.epoch(),
			Labels:            map[string]string{"kubernetes.io/metadata.name": name},
		},
		Spec:   corev1.NamespaceSpec{Finalizers: []corev1.FinalizerName{corev1.FinalizerKubernetes}},
		Status: corev1.NamespaceStatus{Phase: corev1.NamespaceActive},
	}
	at := manager{"helm", metav1.ManagedFieldsOperationUpdate, "", c.epoch()}
	namespace.ManagedFields = c.fields.of("Namespace", "v1", namespace, at, at)[:1]
	return namespace
}

func (c *Cluster) node(index int) *corev1.Node {
	name, zone := nodeName(index), "eu-west-1"+string("abc"[index%3])
	capacity := corev1.ResourceList{
		"cpu": resource.MustParse("16"), "memory": resource.MustParse("64Gi"), "pods": resource.MustParse("250"),
		"ephemeral-storage": resource.MustParse("200Gi"),
	}
	node := &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{
			Name: name, UID: types.UID(c.seed.Derive(9, uint64(index)).UUID()),
			ResourceVersion: strconv.Itoa(objectVersions + 900_000 + index), CreationTimestamp: c.epoch(),
			Labels: map[string]string{
				"kubernetes.io/arch": "amd64", "kubernetes.io/os": "linux", "kubernetes.io/hostname": name,
				"node.kubernetes.io/instance-type": "m7i.4xlarge",
				"topology.kubernetes.io/region":    "eu-west-1", "topology.kubernetes.io/zone": zone,
			},
		},
		Spec: corev1.NodeSpec{ProviderID: "aws:///" + zone + "/i-" + c.seed.Derive(10, uint64(index)).SHA256()[:17]},
		Status: corev1.NodeStatus{
			Capacity: capacity, Allocatable: capacity,
			Addresses: []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: nodeAddress(index)}, {Type: corev1.NodeHostName, Address: name}},
			NodeInfo: corev1.NodeSystemInfo{
				KubeletVersion: KubernetesVersion, OSImage: "Amazon Linux 2023", OperatingSystem: "linux", Architecture: "amd64",
				KernelVersion: "6.12.40-63.114.amzn2023.x86_64", ContainerRuntimeVersion: "containerd://2.1.4",
			},
			Conditions: c.nodeConditions(),
		},
	}
	node.ManagedFields = c.fields.of("Node", "v1", node,
		manager{"kube-controller-manager", metav1.ManagedFieldsOperationUpdate, "", c.epoch()},
		manager{"kubelet", metav1.ManagedFieldsOperationUpdate, "status", c.epoch()})
	return node
}

func (c *Cluster) nodeConditions() []corev1.NodeCondition {
	condition := func(kind corev1.NodeConditionType, status corev1.ConditionStatus, reason string) corev1.NodeCondition {
		return corev1.NodeCondition{
			Type: kind, Status: status, Reason: reason, Message: "kubelet has " + reason,
			LastHeartbeatTime: c.epoch(), LastTransitionTime: c.epoch(),
		}
	}
	return []corev1.NodeCondition{
		condition(corev1.NodeMemoryPressure, corev1.ConditionFalse, "KubeletHasSufficientMemory"),
		condition(corev1.NodeDiskPressure, corev1.ConditionFalse, "KubeletHasNoDiskPressure"),
		condition(corev1.NodePIDPressure, corev1.ConditionFalse, "KubeletHasSufficientPID"),
		condition(corev1.NodeReady, corev1.ConditionTrue, "KubeletReady"),
	}
}

func (w *Workload) service() *corev1.Service {
	meta := w.meta()
	meta.UID = types.UID(w.seed.Derive(11).UUID())
	address := fmt.Sprintf("172.20.%d.%d", 1+w.index/250, 1+w.index%250)
	service := &corev1.Service{
		ObjectMeta: meta,
		Spec: corev1.ServiceSpec{
			Type: corev1.ServiceTypeClusterIP, ClusterIP: address, ClusterIPs: []string{address},
			Selector: w.selector().MatchLabels, SessionAffinity: corev1.ServiceAffinityNone,
			Ports: []corev1.ServicePort{{Name: "http", Protocol: corev1.ProtocolTCP, Port: 80, TargetPort: intstr.FromInt32(8080)}},
		},
	}
	service.ManagedFields = w.managedFields("", "v1", "helm", service)[:1]
	return service
}
