import type { FakeFile } from './FakeUrlReader';

const CHART = 'apiVersion: v2\nname: shop\nversion: 1.2.3\n';

/** The files of a chart in a folder, with these templates. */
export function chart(
  templates: Record<string, string>,
  more: Record<string, FakeFile> = {},
): Record<string, FakeFile> {
  const within = Object.entries(templates).map(([name, text]) => [
    `chart/templates/${name}`,
    text,
  ]);
  const others = Object.entries(more).map(([name, content]) => [
    `chart/${name}`,
    content,
  ]);
  return Object.fromEntries([
    ['chart/Chart.yaml', CHART],
    ...within,
    ...others,
  ]);
}

/** A ConfigMap that says what a template expression gives. */
export function told(expressions: Record<string, string>): string {
  const data = Object.entries(expressions).map(
    ([key, expression]) => `  ${key}: {{ ${expression} | quote }}\n`,
  );
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: told\ndata:\n${data.join(
    '',
  )}`;
}

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 1
  template:
    spec:
      initContainers:
        - name: prepare
          image: registry.example:5000/shop:1.0.0
      containers:
        - name: app
          image: registry.example:5000/shop:1.0.0
        - name: proxy
          image: envoy:1
`;
