package content

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// podTemplate is what the workload's pods are made from in one of its revisions.
func (w *Workload) podTemplate(revision int) corev1.PodTemplateSpec {
	labels := w.labels()
	labels["app.kubernetes.io/version"] = w.version(revision)
	grace := int64(30)
	return corev1.PodTemplateSpec{
		ObjectMeta: metav1.ObjectMeta{
			Labels: labels,
			Annotations: map[string]string{
				"checksum/config": w.revisionSeed(revision).SHA256(),
			},
		},
		Spec: corev1.PodSpec{
			Containers:                    []corev1.Container{w.app(revision), w.proxy()},
			Volumes:                       w.volumes(),
			RestartPolicy:                 w.restartPolicy(),
			TerminationGracePeriodSeconds: &grace,
			DNSPolicy:                     corev1.DNSClusterFirst,
			ServiceAccountName:            w.Name,
			DeprecatedServiceAccount:      w.Name,
			SchedulerName:                 corev1.DefaultSchedulerName,
			SecurityContext:               &corev1.PodSecurityContext{RunAsNonRoot: new(true), FSGroup: new(int64(1000))},
		},
	}
}

func (w *Workload) restartPolicy() corev1.RestartPolicy {
	if w.Restarts() {
		return corev1.RestartPolicyAlways
	}
	return corev1.RestartPolicyNever
}

func (w *Workload) image(revision int) string {
	return fmt.Sprintf("registry.example.com/%s/%s:%s", w.Namespace, w.Service, w.version(revision))
}

const proxyImage = "docker.io/envoyproxy/envoy:v1.36.2"

func (w *Workload) app(revision int) corev1.Container {
	c := container("app", w.image(revision), 8080)
	c.Env = w.environment()
	c.Args = []string{"serve", "--config=/etc/app/config.yaml", "--log-format=json"}
	c.VolumeMounts = append([]corev1.VolumeMount{
		{Name: "config", MountPath: "/etc/app", ReadOnly: true},
	}, c.VolumeMounts...)
	return c
}

func (w *Workload) proxy() corev1.Container {
	c := container("proxy", proxyImage, 15001)
	c.Env = []corev1.EnvVar{variable("SERVICE", w.Service)}
	c.ReadinessProbe, c.LivenessProbe, c.SecurityContext = nil, nil, nil
	return c
}

func container(name, image string, port int32) corev1.Container {
	return corev1.Container{
		Name:                     name,
		Image:                    image,
		ImagePullPolicy:          corev1.PullIfNotPresent,
		Ports:                    []corev1.ContainerPort{{Name: "http-" + name, ContainerPort: port, Protocol: corev1.ProtocolTCP}},
		Resources:                resources(),
		ReadinessProbe:           probe("/ready", port, 10),
		LivenessProbe:            probe("/live", port, 20),
		TerminationMessagePath:   corev1.TerminationMessagePathDefault,
		TerminationMessagePolicy: corev1.TerminationMessageReadFile,
		SecurityContext: &corev1.SecurityContext{
			AllowPrivilegeEscalation: new(false),
			ReadOnlyRootFilesystem:   new(true),
			Capabilities:             &corev1.Capabilities{Drop: []corev1.Capability{"ALL"}},
		},
	}
}

func resources() corev1.ResourceRequirements {
	return corev1.ResourceRequirements{
		Requests: corev1.ResourceList{"cpu": resource.MustParse("250m"), "memory": resource.MustParse("256Mi")},
		Limits:   corev1.ResourceList{"memory": resource.MustParse("512Mi")},
	}
}

func probe(path string, port int32, seconds int32) *corev1.Probe {
	return &corev1.Probe{
		ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{
			Path: path, Port: intstr.FromInt32(port), Scheme: corev1.URISchemeHTTP,
		}},
		InitialDelaySeconds: 5, TimeoutSeconds: 1, PeriodSeconds: seconds, SuccessThreshold: 1, FailureThreshold: 3,
	}
}
