/** What the bundler puts in the place of a module that this app never reaches: it exports nothing. `metro.config.cjs` says for which. */
module.exports = {};
