package spec

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"flotilla/testbed/internal/looks"
)

var (
	dnsLabel = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)
	kinds    = []string{Deployment, StatefulSet, DaemonSet, Job, CronJob, Rollout}
)

// checker collects every problem of a file, each with the path of its field, so
// that one run shows them all.
type checker struct {
	problems []string
}

func (c *checker) expect(ok bool, field, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, field+": "+fmt.Sprintf(format, args...))
	}
}

func (f *Fleet) check(compiled string) []string {
	c := &checker{}
	c.expect(len(f.Clusters) > 0, "clusters", "at least one is needed")
	seen := map[string]bool{}
	for index, cluster := range f.Clusters {
		field := fmt.Sprintf("clusters[%d]", index)
		c.expect(!seen[cluster.Name], field+".name", "%q is taken by an earlier cluster", cluster.Name)
		seen[cluster.Name] = true
		c.cluster(field, cluster, compiled)
	}
	return c.problems
}

func (c *checker) cluster(field string, cluster Cluster, compiled string) {
	c.expect(dnsLabel.MatchString(cluster.Name), field+".name", "%q is not a name of lower case letters, digits and dashes", cluster.Name)
	c.expect(sameRelease(cluster.GitVersion, compiled) || cluster.GitVersion == "", field+".gitVersion",
		"%q has to begin with %s, the version that was compiled", cluster.GitVersion, compiled)
	c.expect(cluster.Nodes.Count >= 0, field+".nodes.count", "%d is negative", cluster.Nodes.Count)
	c.look(field, cluster)
	seen := map[string]bool{}
	for index, workload := range cluster.Workloads {
		at := fmt.Sprintf("%s.workloads[%d]", field, index)
		key := strings.Join([]string{workload.Kind, workload.Namespace, workload.Name}, "/")
		c.expect(!seen[key], at+".name", "there is an earlier %s", key)
		seen[key] = true
		c.workload(at, workload)
		c.expect(workload.Kind != Rollout || cluster.ArgoRollouts, at+".kind", "a Rollout needs argoRollouts: true on its cluster")
	}
}

func (c *checker) look(field string, cluster Cluster) {
	look, err := looks.Get(cluster.Look)
	if err != nil {
		c.expect(false, field+".look", "%v", err)
		return
	}
	_, err = look.On(cluster.Platform)
	c.expect(err == nil, field+".platform", "%v", err)
}

func (c *checker) workload(field string, w Workload) {
	c.expect(dnsLabel.MatchString(w.Name), field+".name", "%q is not a name of lower case letters, digits and dashes", w.Name)
	c.expect(dnsLabel.MatchString(w.Namespace), field+".namespace", "%q is not a name of lower case letters, digits and dashes", w.Namespace)
	c.expect(slices.Contains(kinds, w.Kind), field+".kind", "unknown kind %q; there are %s", w.Kind, strings.Join(kinds, ", "))
	c.expect(w.Image != "", field+".image", "is missing")
	c.expect(*w.Replicas >= 0, field+".replicas", "%d is negative", *w.Replicas)
	c.expect(w.Schedule == "" || w.Kind == CronJob, field+".schedule", "only a CronJob has one")
	c.expect(len(w.History) == 0 || w.RollsOut(), field+".history", "a %s does not roll out", w.Kind)
	c.expect(!slices.Contains(w.History, ""), field+".history", "an image is empty")
	c.expect(!w.Fails() || w.RollsOut(), field, "crash and pullFail are not made for a %s", w.Kind)
	c.expect(!w.Crash || !w.PullFail, field, "crash and pullFail exclude each other")
}

// sameRelease compares major.minor.patch; what comes after is the distribution's.
func sameRelease(version, compiled string) bool {
	rest, found := strings.CutPrefix(version, compiled)
	return found && (rest == "" || rest[0] == '-' || rest[0] == '+')
}
