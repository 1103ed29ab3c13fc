/** Only here: a release as an operator builds it, for the browser, Android and iOS, is weighed and searched for what must not be in it. */
// Sizes in kB and MB are of 1,000 and 1,000,000 bytes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "bluezone-builds-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const { EXPO_PUBLIC_DEMO: _, PHONE_BASE: __, ...env } = process.env;
/** Exports a release for some platforms into a folder. */
const release = (into: string, platforms: readonly string[], ...options: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    [
      join(root, "node_modules/expo/bin/cli"),
      "export",
      ...platforms.flatMap((platform) => ["--platform", platform]),
      "--output-dir",
      into,
      ...options,
    ],
    {
      cwd: join(root, "apps/phone"),
      env: { ...env, EXPO_NO_TELEMETRY: "1", EXPO_OFFLINE: "1", CI: "1", NODE_ENV: "production" },
      maxBuffer: 64_000_000,
    },
  );
await release(folder, ["web"]);
// Bytecode as an APK has it: Gradle's flags for Hermes are `-O -output-source-map`, and the export takes the same ones when a map is
// asked for. What tells an error's line then stands in the map, which the operator keeps. (Xcode does so if SOURCEMAP_FILE is set.)
const native = join(folder, "../", `${basename(folder)}-native`);
after(() => rmSync(native, { recursive: true, force: true }));
await release(native, ["android", "ios"], "--source-maps");
cpSync(native, folder, {
  recursive: true,
  filter: (from) => statSync(from).isDirectory() || from.endsWith(".hbc"),
});

const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const read = (name: string): Buffer => readFileSync(join(folder, name));
/** The one file whose name fits. */
function one(fits: RegExp): string {
  const [name, ...others] = names.filter((each) => fits.test(each));
  assert.ok(name !== undefined && others.length === 0, `${fits} fits ${name} ${others}`);
  return name;
}
const ENTRY = one(/^_expo\/static\/js\/web\/entry-\w+\.js$/);
const ENGINE = one(/^_expo\/static\/js\/web\/local-phone-\w+\.js$/);
const BYTECODE = {
  Android: one(/^_expo\/static\/js\/android\/entry-\w+\.hbc$/),
  iOS: one(/^_expo\/static\/js\/ios\/entry-\w+\.hbc$/),
};

const SOURCES = { samples: "packages/device/src/samples.ts", menu: "apps/phone/src/demo/menu.tsx" } as const;
const sourceOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** Total bytes of files as they are, and as a server sends them. Fonts are packed already: they go as they are. */
function weigh(files: readonly string[]) {
  const total = { plain: 0, brotli: 0, gzip: 0 };
  for (const bytes of files.map(read)) {
    total.plain += bytes.length;
    total.brotli += Math.min(bytes.length, brotliCompressSync(bytes).length);
    total.gzip += Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length);
  }
  return total;
}
const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;
const MB = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;

test("in a browser the first view is there after at most 430 kB: page, program and fonts", (t) => {
  const page = read("index.html").toString();
  const scripts = [...page.matchAll(/<script src="\/([^"]+)"/g)].map(([, src]) => src);
  assert.equal(scripts.at(-1), ENTRY);
  const fonts = names.filter((name) => name.endsWith(".woff2"));
  const program = read(ENTRY).toString();
  assert.equal(fonts.length, 4, "Latin and Vietnamese, two weights");
  for (const font of fonts) assert.ok(program.includes(basename(font)), font);
  const { plain, brotli, gzip } = weigh(["index.html", ...(scripts as string[]), ...fonts]);
  t.diagnostic(`web first load: ${kB(brotli)} brotli, ${kB(gzip)} gzip, ${kB(plain)} unpacked`);
  assert.ok(brotli <= 430_000, kB(brotli));
});

test("in a browser the phone's engine comes after the first view, in a file of its own", (t) => {
  // What every day key is expanded with: whoever matches or broadcasts has it.
  const engine = "EN-RPIK";
  // The library of schemas and that of curves: a sixth of the first view, if one module there asks for either.
  const libraries = ["ZodError", "bad point"];
  assert.ok(!read("index.html").includes(basename(ENGINE)) && read(ENTRY).includes(basename(ENGINE)));
  for (const text of [engine, ...libraries]) {
    assert.ok(!read(ENTRY).includes(text), `${text} is in the first view`);
    assert.ok(read(ENGINE).includes(text), `${text} is with the engine`);
  }
  const { plain, brotli, gzip } = weigh([ENGINE]);
  t.diagnostic(`web engine: ${kB(brotli)} brotli, ${kB(gzip)} gzip, ${kB(plain)} unpacked`);
});

/** How Hermes bytecode begins, and where in it what stands (hermes: BCGen/HBC/BytecodeFileFormat.h). */
const MAGIC = 0x1f1903c103bc1fc6n;
const VERSION_AT = 8;
const LENGTH_AT = 32;
const DEBUG_INFO_AT = 108;

for (const [platform, file] of Object.entries(BYTECODE)) {
  const bytes = read(file);
  const debugInfo = bytes.length - bytes.readUInt32LE(DEBUG_INFO_AT);

  test(`${platform} gets bytecode of version 98`, (t) => {
    assert.equal(bytes.readBigUInt64LE(0), MAGIC);
    assert.equal(bytes.readUInt32LE(VERSION_AT), 98);
    assert.equal(bytes.readUInt32LE(LENGTH_AT), bytes.length);
    t.diagnostic(
      `${platform} bytecode: ${MB(bytes.length)}, ${MB(debugInfo)} of it to find lines by; ${MB(gzipSync(bytes).length)} gzip`,
    );
  });

  test(`${platform} gets at most 4 MB of bytecode`, () => {
    assert.ok(bytes.length <= 4_000_000, MB(bytes.length));
  });
}

/** Texts that stand in one source each and nowhere else. */
const ONLY_IN = {
  samples: ["exposed-high-part-hidden", "share-ready-no-symptoms", "lists-refused-rolled-back"],
  menu: ["demo-home", "demo-real"],
} as const;

test("no release holds the demo's menu or its samples", () => {
  for (const [source, texts] of Object.entries(ONLY_IN))
    for (const text of texts) {
      assert.ok(
        sourceOf(SOURCES[source as keyof typeof SOURCES]).includes(`"${text}"`),
        `${source} has ${text}`,
      );
      for (const name of [ENTRY, ENGINE, ...Object.values(BYTECODE)])
        assert.ok(!read(name).includes(text), `${text} stands in ${name}`);
    }
  // Bytecode keeps texts as they are: what the app has is found in the same way.
  for (const name of Object.values(BYTECODE)) assert.ok(read(name).includes("EN-RPIK"), name);
});

/** Every host that stands in what a browser loads, and why it may. Of them only the operator's are ever called. */
const HOSTS: Readonly<Record<string, string>> = {
  "bz.example": "the operator's own, as an example: source, privacy page, links with a code",
  "keys.invalid": "the key server, before an operator puts in its own",
  "health.invalid": "the health server, before an operator puts in its own",
  "www.w3.org": "names of XML namespaces (SVG, XLink)",
  "json-schema.org": "names of schema dialects, in zod",
  "react.dev": "a sentence with which an error of React ends",
  "reactnavigation.org": "sentences of expo-router's errors",
  "docs.expo.dev": "sentences of Expo's errors",
  "expo.dev": "expo-asset: the server of a development build",
  "classic-assets.eascdn.net": "expo-asset: assets inside of Expo Go alone",
  "github.com": "copyright lines in the list of licences, sentences of errors",
  "paulmillr.com": "a copyright line in the list of licences",
  "sindresorhus.com": "a copyright line in the list of licences",
  "ionicabizau.net": "a copyright line in the list of licences",
  hostname: "no host: a base to resolve a path against",
  e: "no host: a base to resolve a path against",
};
/** Of every `http://…` and `https://…` the host; protocol-relative addresses of files too. */
const hostsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/https?:\/\/([a-z0-9][a-z0-9.-]*)/gi)].map(([, host]) => host ?? "")),
];

test("what a browser loads names no host but those that are explained", () => {
  const named = names
    .filter((name) => /\.(js|html|json|css)$/.test(name))
    .flatMap((name) => hostsIn(read(name).toString()));
  assert.deepEqual(
    [...new Set(named)].filter((host) => !(host in HOSTS)),
    [],
  );
  // Reasons that nobody needs any more are taken out.
  assert.deepEqual(
    Object.keys(HOSTS).filter((host) => !named.includes(host)),
    [],
  );
  assert.deepEqual(hostsIn('fetch("https://fonts.gstatic.com/s/x"),new URL(a,`http://e`)'), [
    "fonts.gstatic.com",
    "e",
  ]);
});

test("no source map is shipped, and nothing points to one", () => {
  assert.deepEqual(
    names.filter((name) => name.endsWith(".map")),
    [],
  );
  for (const name of names.filter((each) => /\.(js|html|css|hbc)$/.test(each)))
    assert.ok(!read(name).includes("sourceMappingURL="), name);
});

interface LockEntry {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The names of all packages that a room's own dependencies bring, as they are locked. */
function dependencies(room: string): ReadonlySet<string> {
  const { packages } = JSON.parse(sourceOf("package-lock.json")) as { packages: Record<string, LockEntry> };
  const found = new Map<string, string>();
  const follow = (from: string): void => {
    const { dependencies, optionalDependencies, peerDependencies } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      // As Node looks: beside the package itself, then ever higher.
      const places = from
        .split("/node_modules/")
        .map((_, depth, parts) => parts.slice(0, parts.length - depth).join("/node_modules/"));
      const at = [...places, ""]
        .map((place) => `${place && `${place}/`}node_modules/${name}`)
        .find((place) => packages[place]);
      // A peer that is optional may not be there at all.
      if (at === undefined || found.has(at)) continue;
      found.set(at, name);
      follow(packages[at]?.link ? (packages[at].resolved ?? at) : at);
    }
  };
  follow(room);
  return new Set(found.values());
}

/** Packages that would tell somebody else, or need somebody else's push service. */
const TELLTALE =
  /^expo-(notifications|updates|insights|tracking-transparency|ads-|location|camera|contacts)|firebase|google-services|onesignal|\bfcm\b|push(?!-)|-push|analytics|amplitude|mixpanel|sentry|bugsnag|crashlytics|appsflyer|adjust|facebook|segment|posthog|datadog|newrelic|matomo/i;

test("nothing that the app is built of sends pushes or analytics, or knows a place or a camera", () => {
  const all = dependencies("apps/phone");
  for (const name of ["expo", "react-native-screens", "@noble/curves", "@expo/metro-config"])
    assert.ok(all.has(name), name);
  assert.deepEqual(
    [...all].filter((name) => TELLTALE.test(name)),
    [],
  );
  for (const name of [
    "expo-notifications",
    "@react-native-firebase/app",
    "@sentry/react-native",
    "react-native-push-notification",
    "onesignal-expo-plugin",
  ])
    assert.match(name, TELLTALE);
});
