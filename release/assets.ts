/**
 * What lies beside the code in a bundle, by the module that reads it: a module that asks for its own place must be listed, so
 * that no file is forgotten. Places are those of the repository.
 */

const VIETNAM = "node_modules/@expo-google-fonts/be-vietnam-pro";
const TINOS = "node_modules/@expo-google-fonts/tinos";
const POLICY = "node_modules/@bluezone/policy";
const SWAGGER = "node_modules/@fastify/swagger-ui";
const WEB_FONT = "node_modules/@fontsource/be-vietnam-pro";

/** Patterns of files, by module. An empty list: the module asks for its place and reads no file there. */
export const ASSETS: Readonly<Record<string, readonly string[]>> = {
  // The bundle has a manifest of its own.
  "apps/cli/src/version.ts": [],
  // The desks' pages, built into the bundle.
  "apps/console/src/built.ts": [],
  // The name of a program that describes itself: ours says its own.
  "node_modules/@fastify/swagger/lib/util/read-package-json.js": [],
  // A logger's threads, which no server has.
  "node_modules/pino/lib/transport.js": [],
  "node_modules/thread-stream/index.js": [],
  [`${SWAGGER}/index.js`]: [`${SWAGGER}/static/*`],
  [`${SWAGGER}/lib/routes.js`]: [],
  "packages/desk/src/document.ts": [`${POLICY}/package.json`, `${POLICY}/data/**/*.json`],
  "packages/paper/src/bitmap.ts": ["node_modules/@resvg/resvg-wasm/{package.json,index_bg.wasm}"],
  "packages/paper/src/fonts.ts": [
    `${VIETNAM}/{package.json,400Regular/*.ttf,600SemiBold/*.ttf,700Bold/*.ttf}`,
    `${TINOS}/{package.json,400Regular/*.ttf,400Regular_Italic/*.ttf,700Bold/*.ttf,700Bold_Italic/*.ttf}`,
  ],
  "packages/paper/src/press.ts": [],
  "packages/paper/src/typst.ts": ["packages/paper/templates/*"],
  "packages/server-kit/src/measure/defect.ts": [],
  "packages/staff/src/credentials/common.ts": ["packages/staff/src/credentials/common-passwords.txt"],
  "servers/health/src/links/code-page.ts": ["servers/health/src/links/page/*"],
  "servers/health/src/main.ts": [],
  "servers/health/src/quarantine/route-own.ts": ["servers/health/src/quarantine/page/*"],
  "servers/rollout/src/files/file-reader.ts": [],
  "servers/rollout/src/main.ts": [],
  "servers/rollout/src/page/fonts.ts": [
    `${WEB_FONT}/package.json`,
    `${WEB_FONT}/files/be-vietnam-pro-{latin,vietnamese}-{400,600}-normal.woff2`,
  ],
};

/** Packages that stay as they are, because they hold machine code or WebAssembly; patterns of the files that are needed. */
export const KEPT: Readonly<Record<string, readonly string[]>> = {
  "@electric-sql/pglite": [
    "node_modules/@electric-sql/pglite/{package.json,dist/{index,chunk-*,fs/nodefs}.js,dist/{pglite,initdb}.wasm,dist/pglite.data}",
  ],
  "@node-rs/argon2": [
    "node_modules/@node-rs/{argon2/{package.json,index.js},argon2-*/{package.json,*.node}}",
  ],
  "@myriaddreamin/typst-ts-node-compiler": [
    "node_modules/@myriaddreamin/{typst-ts-node-compiler/{package.json,index.js,index-napi.js},typst-ts-node-compiler-*/{package.json,*.node}}",
  ],
};

/** Packages that others load when they are there, and that are not. No room of ours may need one. */
export const ABSENT: readonly string[] = ["pg-native"];
