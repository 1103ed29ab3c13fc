const { getDefaultConfig } = require("expo/metro-config");

const config = getDefaultConfig(__dirname);
if (!config.resolver.assetExts.includes("woff2")) config.resolver.assetExts.push("woff2");

// What is inlined belongs to what is cached: else a release that follows a demo could hold the demo.
config.cacheVersion = JSON.stringify(
  Object.entries(process.env)
    .filter(([name]) => name.startsWith("EXPO_PUBLIC_") || name === "PHONE_BASE")
    .sort(),
);

/** The schemas' own error texts are never shown: of their fifty languages one is enough. */
const LOCALES = /^\.\.?\/locales\/index\.js$/;

// Our imports name files whole ("./store.ts"), as Node wants them; without the ending the bundler looks for a platform's own
// file first ("./store.web.ts").
config.resolver.resolveRequest = (context, name, platform) => {
  if (LOCALES.test(name) && /[\\/]zod[\\/]v4[\\/]/.test(context.originModulePath))
    return context.resolveRequest(context, name.replace("index.js", "en.js"), platform);
  const ours = /^\.{1,2}\/.*\.tsx?$/.test(name);
  return context.resolveRequest(context, ours ? name.replace(/\.tsx?$/, "") : name, platform);
};

module.exports = config;
