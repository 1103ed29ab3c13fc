const path = require("node:path");

const { getDefaultConfig } = require("expo/metro-config");
const { isHome, provinceFile } = require("./src/builds/province.cjs");

const config = getDefaultConfig(__dirname);
if (!config.resolver.assetExts.includes("woff2")) config.resolver.assetExts.push("woff2");

// What is inlined belongs to what is cached: else a release that follows a demo could hold the demo.
config.cacheVersion = JSON.stringify(
  Object.entries(process.env)
    .filter(([name]) => name.startsWith("EXPO_PUBLIC_") || name.startsWith("PHONE_"))
    .sort(),
);

const NOTHING = path.join(__dirname, "src/builds/left-out.cjs");
const NO_PROTOCOLS = path.join(__dirname, "src/builds/left-out-curves.cjs");
const NATIVE = ["android", "ios"];

/**
 * Files that are asked for when the app loads although it never uses what they hold: the platforms that do without, the file, what
 * comes in its place, why. Whoever imports one of them only reads from it inside of functions that the app does not call.
 */
const LEFT_OUT = [
  // The schemas' own error texts are never shown: of their fifty languages one is enough.
  [
    ["web", ...NATIVE],
    /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/,
    (file) => file.replace(/index\.js$/, "en.js"),
  ],
  // Schemas check what comes in. None is compiled (`z.compile`), and none is made of a JSON Schema or turned into one.
  [
    ["web", ...NATIVE],
    /[\\/]zod[\\/]v4[\\/](core[\\/](compile|json-schema-(processors|generator))|classic[\\/]from-json-schema)\.js$/,
    () => NOTHING,
  ],
  // Signing by several and oblivious functions, made for each curve when it loads; the app checks signatures of ECDSA alone.
  [["web", ...NATIVE], /[\\/]@noble[\\/]curves[\\/]abstract[\\/](frost|oprf)\.js$/, () => NO_PROTOCOLS],
  // Bars of native buttons (`Stack.Toolbar`), which no screen has. Android's bring Jetpack Compose and worklets; the files for
  // every other platform export the same names.
  [
    ["android"],
    /[\\/]expo-router[\\/]build[\\/](layouts[\\/]stack-utils[\\/])?toolbar[\\/].*\.android\.js$/,
    (file) => file.replace(/\.android\.js$/, ".js"),
  ],
  // Tabs and the stack that is an experiment, neither of which the app has. Who draws an error asks above which bar of tabs it stands; the answer is one file's.
  [
    ["web", ...NATIVE],
    /[\\/]expo-router[\\/]build[\\/]layouts[\\/](Tabs|experimental-stack[\\/]index(\.web)?)\.js$/,
    () => NOTHING,
  ],
  [
    ["web", ...NATIVE],
    /[\\/]expo-router[\\/]build[\\/]react-navigation[\\/]bottom-tabs[\\/]index\.js$/,
    (file) => file.replace(/index\.js$/, "utils/BottomTabBarHeightContext.js"),
  ],
  // Material's symbols (a font of one megabyte and its list of names), for tabs too; our icons are Tabler's.
  [
    ["android"],
    /[\\/]expo-router[\\/]build[\\/]native-tabs[\\/]utils[\\/]materialIconConverter\.android\.js$/,
    (file) => file.replace(/\.android\.js$/, ".js"),
  ],
  // Lists that draw only what is in sight: our pages are short. Whoever makes them movable asks for them when it loads.
  [
    ["web"],
    /[\\/]react-native-web[\\/]dist[\\/]exports[\\/](Flat|Section|Virtualized)List[\\/]index\.js$/,
    () => NOTHING,
  ],
  // A kernel that is only read where there is WebAssembly: Hermes has none.
  [NATIVE, /[\\/]protocol[\\/]src[\\/]match-simd-wasm\.ts$/, () => NOTHING],
];

const PROVINCE = provinceFile(process.env.PHONE_PROVINCE);

// Our imports name files whole ("./store.ts"), as Node wants them; without the ending the bundler looks for a platform's own
// file first ("./store.web.ts").
config.resolver.resolveRequest = (context, name, platform) => {
  const ours = /^\.{1,2}\/.*\.tsx?$/.test(name);
  const found = context.resolveRequest(context, ours ? name.replace(/\.tsx?$/, "") : name, platform);
  if (found.type !== "sourceFile") return found;
  if (PROVINCE && isHome(found.filePath, context.originModulePath))
    return { type: "sourceFile", filePath: PROVINCE };
  const rule = LEFT_OUT.find(
    ([platforms, file]) => platforms.includes(platform) && file.test(found.filePath),
  );
  return rule ? { type: "sourceFile", filePath: rule[2](found.filePath) } : found;
};

module.exports = config;
