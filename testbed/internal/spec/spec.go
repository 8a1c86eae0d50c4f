// Package spec reads fleet files: what clusters a testbed consists of and what
// runs in them.
package spec

// Fleet is a whole file.
type Fleet struct {
	Clusters []Cluster `yaml:"clusters"`
}

// Cluster is one control plane with its nodes and workloads.
type Cluster struct {
	Name string `yaml:"name"`
	// Look is a preset, see package looks.
	Look string `yaml:"look"`
	// Platform chooses among the platforms of a look that has several.
	Platform string `yaml:"platform"`
	Region   string `yaml:"region"`
	// GitVersion overrides the version that the look gives. Its
	// major.minor.patch has to be the one that was compiled.
	GitVersion string `yaml:"gitVersion"`
	Nodes      Nodes  `yaml:"nodes"`
	// RuntimeConfig turns APIs on or off that the API server serves, as
	// resource.k8s.io/v1beta1=true; its own defaults if empty.
	RuntimeConfig string `yaml:"runtimeConfig"`
	// ArgoRollouts installs the CustomResourceDefinition of Rollouts.
	ArgoRollouts bool `yaml:"argoRollouts"`
	// CRDs and Manifests are files, relative to the fleet file; CRDs come first
	// and are established before anything else is applied.
	CRDs      []string   `yaml:"crds"`
	Manifests []string   `yaml:"manifests"`
	Workloads []Workload `yaml:"workloads"`
}

// Nodes describes the nodes; what it leaves out comes from the look. Values may
// hold the placeholders of the looks.
type Nodes struct {
	Count         int               `yaml:"count"`
	Labels        map[string]string `yaml:"labels"`
	Annotations   map[string]string `yaml:"annotations"`
	ProviderID    string            `yaml:"providerID"`
	OSImage       string            `yaml:"osImage"`
	KernelVersion string            `yaml:"kernelVersion"`
}

// Workload is one object that makes pods.
type Workload struct {
	Name      string `yaml:"name"`
	Namespace string `yaml:"namespace"`
	// Kind is Deployment unless given.
	Kind     string `yaml:"kind"`
	Image    string `yaml:"image"`
	Replicas *int   `yaml:"replicas"`
	// Labels and Annotations go on the workload; its pods get Labels and
	// PodLabels.
	Labels      map[string]string `yaml:"labels"`
	Annotations map[string]string `yaml:"annotations"`
	PodLabels   map[string]string `yaml:"podLabels"`
	// Schedule is for CronJobs.
	Schedule string `yaml:"schedule"`
	// Crash makes its containers fail over and over; PullFail keeps them waiting
	// for an image that is not there.
	Crash    bool `yaml:"crash"`
	PullFail bool `yaml:"pullFail"`
	// History holds earlier images, oldest first. They are really rolled out,
	// one after the other, before Image is.
	History []string `yaml:"history"`
}

// The kinds of workload.
const (
	Deployment  = "Deployment"
	StatefulSet = "StatefulSet"
	DaemonSet   = "DaemonSet"
	Job         = "Job"
	CronJob     = "CronJob"
	Rollout     = "Rollout"
)

// Scaled tells whether somebody sets the number of its pods.
func (w Workload) Scaled() bool {
	return w.Kind == Deployment || w.Kind == StatefulSet || w.Kind == Rollout
}

// RollsOut tells whether a change of its template replaces running pods.
func (w Workload) RollsOut() bool {
	return w.Scaled() || w.Kind == DaemonSet
}

// Fails tells whether it is meant never to become ready.
func (w Workload) Fails() bool {
	return w.Crash || w.PullFail
}
