package content

import (
	corev1 "k8s.io/api/core/v1"
)

func (w *Workload) environment() []corev1.EnvVar {
	return []corev1.EnvVar{
		variable("LOG_LEVEL", "info"),
		variable("OTEL_SERVICE_NAME", w.Service),
		fromSecret("DATABASE_PASSWORD", w.Name+"-db", "password"),
		fromField("POD_NAME", "metadata.name"),
	}
}

func variable(name, value string) corev1.EnvVar {
	return corev1.EnvVar{Name: name, Value: value}
}

func fromField(name, path string) corev1.EnvVar {
	return corev1.EnvVar{Name: name, ValueFrom: &corev1.EnvVarSource{
		FieldRef: &corev1.ObjectFieldSelector{APIVersion: "v1", FieldPath: path},
	}}
}

func fromSecret(name, secret, key string) corev1.EnvVar {
	return corev1.EnvVar{Name: name, ValueFrom: &corev1.EnvVarSource{
		SecretKeyRef: &corev1.SecretKeySelector{
			LocalObjectReference: corev1.LocalObjectReference{Name: secret}, Key: key,
		},
	}}
}

func (w *Workload) volumes() []corev1.Volume {
	config := corev1.LocalObjectReference{Name: w.Name + "-config"}
	return []corev1.Volume{
		{Name: "config", VolumeSource: corev1.VolumeSource{
			ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: config, DefaultMode: new(int32(420))},
		}},
	}
}

// tokenVolume is what the API server adds to each pod.
func tokenVolume() corev1.Volume {
	sources := []corev1.VolumeProjection{
		{ServiceAccountToken: &corev1.ServiceAccountTokenProjection{ExpirationSeconds: new(int64(3607)), Path: "token"}},
		{ConfigMap: &corev1.ConfigMapProjection{
			LocalObjectReference: corev1.LocalObjectReference{Name: "kube-root-ca.crt"},
			Items:                []corev1.KeyToPath{{Key: "ca.crt", Path: "ca.crt"}},
		}},
		{DownwardAPI: &corev1.DownwardAPIProjection{Items: []corev1.DownwardAPIVolumeFile{
			{Path: "namespace", FieldRef: &corev1.ObjectFieldSelector{APIVersion: "v1", FieldPath: "metadata.namespace"}},
		}}},
	}
	return corev1.Volume{Name: "kube-api-access", VolumeSource: corev1.VolumeSource{
		Projected: &corev1.ProjectedVolumeSource{Sources: sources, DefaultMode: new(int32(420))},
	}}
}
