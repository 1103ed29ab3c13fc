const { getDefaultConfig } = require("expo/metro-config");

const config = getDefaultConfig(__dirname);
for (const ending of ["woff2"]) if (!config.resolver.assetExts.includes(ending)) config.resolver.assetExts.push(ending);
module.exports = config;
