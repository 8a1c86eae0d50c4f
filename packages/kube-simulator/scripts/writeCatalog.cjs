// Writes catalog/demo-fleet.yaml from the model of the demo fleet.
require('@backstage/cli/config/nodeTransform.cjs');

const { writeFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { renderDemoCatalog } = require('../src/demo/catalog');

const target = resolve(__dirname, '../catalog/demo-fleet.yaml');
writeFileSync(target, renderDemoCatalog());
