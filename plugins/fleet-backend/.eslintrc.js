// Data flows one way: a room imports only from rooms before it.
const ROOMS = [
  'clusters',
  'collect',
  'inventory',
  'services',
  'questions',
  'access',
  'apply',
  'delivery',
  'api',
  'actions',
];

const zones = ROOMS.map((room, index) => ({
  target: `./src/${room}`,
  from: ROOMS.slice(index + 1).map(later => `./src/${later}`),
  message: `${room}/ feeds the rooms after it, and knows nothing of them`,
})).filter(({ from }) => from.length > 0);

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // Without it the rule cannot tell what an import leads to.
  settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
  rules: {
    '@backstage/no-mixed-plugin-imports': 'error',
    'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
  },
});
