module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A bench starts portals, and what scripts/ and testbed/ start for tests.
    '@backstage/no-mixed-plugin-imports': 'off',
    '@backstage/no-relative-monorepo-imports': 'off',
  },
});
