// The address below which the web build stands: a town serves a phone for each resident under its own (src/…/README).
module.exports = ({ config }) => ({
  ...config,
  experiments: { ...config.experiments, baseUrl: process.env.PHONE_BASE ?? "" },
});
