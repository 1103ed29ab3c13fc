/**
 * The native projects that Expo generates from the app's configuration, against how they looked when somebody last read them
 * (`golden/`), and in words: what the app may do on a phone. `UPDATE_GOLDEN=1` writes the golden files anew. Nothing is compiled here.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { COLOURS } from "@bluezone/ui/tokens";
import { OPERATOR } from "../phone/operator.ts";
import { CATALOGS } from "../words/catalogs.ts";

const root = resolve(import.meta.dirname, "../../../..");
const phone = join(root, "apps/phone");
const golden = join(import.meta.dirname, "golden");
const update = process.env["UPDATE_GOLDEN"] === "1";

// A copy below node_modules finds what the app finds, is no workspace, and leaves the checkout alone.
const cache = join(root, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "bluezone-prebuild-"));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["app.json", "app.config.cjs", "package.json", "assets", "modules", "plugins"])
  cpSync(join(phone, name), join(folder, name), { recursive: true });
await promisify(execFile)(
  process.execPath,
  [join(root, "node_modules/expo/bin/cli"), "prebuild", "--no-install"],
  {
    cwd: folder,
    env: { ...process.env, EXPO_NO_TELEMETRY: "1", EXPO_OFFLINE: "1", CI: "1", NODE_ENV: "production" },
  },
);

const generated = (name: string): string => readFileSync(join(folder, name), "utf8").trimEnd();
/** The lines of a file that say for which systems the app is built, without their indentation, each once. */
const lines = (name: string, says: RegExp): string =>
  [
    ...new Set(
      generated(name)
        .split("\n")
        .filter((line) => says.test(line))
        .map((line) => line.trim()),
    ),
  ]
    .sort()
    .join("\n");

const MANIFEST = generated("android/app/src/main/AndroidManifest.xml");
const INFO = generated("ios/Bluezone/Info.plist");
const ENTITLEMENTS = generated("ios/Bluezone/Bluezone.entitlements");
const PRIVACY = generated("ios/Bluezone/PrivacyInfo.xcprivacy");

const FILES: Readonly<Record<string, string>> = {
  "AndroidManifest.xml": MANIFEST,
  "gradle.properties": lines("android/gradle.properties", /^android\.\w+SdkVersion|^(hermes|newArch)Enabled/),
  "Info.plist": INFO,
  "Bluezone.entitlements": ENTITLEMENTS,
  "PrivacyInfo.xcprivacy": PRIVACY,
  "Podfile.properties.json": generated("ios/Podfile.properties.json"),
  "project.pbxproj": lines(
    "ios/Bluezone.xcodeproj/project.pbxproj",
    /IPHONEOS_DEPLOYMENT_TARGET|PRODUCT_BUNDLE_IDENTIFIER/,
  ),
};

for (const [name, text] of Object.entries(FILES))
  test(`${name} is as it was last read; else run with UPDATE_GOLDEN=1 and read what changed`, () => {
    const file = join(golden, name);
    if (update) {
      mkdirSync(golden, { recursive: true });
      writeFileSync(file, `${text}\n`);
    }
    assert.equal(`${text}\n`, readFileSync(file, "utf8"));
  });

/** Every permission that the app's own manifest asks for, and why. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  "android.permission.INTERNET": "fetches lists and signed settings, publishes when a resident shares",
};

/** Permissions that a manifest asks for, and those that the app's manifest strikes from what a package asks for. */
function permissions(manifest: string) {
  const asked = [...manifest.matchAll(/<uses-permission[^>]*android:name="([^"]+)"[^>]*>/g)];
  const removed = (tag: string): boolean => tag.includes('tools:node="remove"');
  return {
    asked: asked.filter(([tag]) => !removed(tag)).map(([, name]) => name ?? ""),
    removed: asked.filter(([tag]) => removed(tag)).map(([, name]) => name ?? ""),
  };
}

test("on Android the app's own manifest asks for the network, and nothing else", () => {
  assert.deepEqual(permissions(MANIFEST).asked, Object.keys(PERMISSIONS));
});

/** What the radio's manifest adds to that when Gradle merges the two: permission, last version of Android (API) that is asked, why. */
const RADIO_PERMISSIONS: readonly (readonly [name: string, until: string | undefined, why: string])[] = [
  ["BLUETOOTH", "30", "advertises, scans and calls on Android 11 and older"],
  ["BLUETOOTH_ADMIN", "30", "the same"],
  ["ACCESS_COARSE_LOCATION", "30", "Android 11 and older lets nobody scan without it; no place is read"],
  [
    "ACCESS_FINE_LOCATION",
    "30",
    "the same; on Android 10 and 11 by a service of the type location, never behind it",
  ],
  ["BLUETOOTH_SCAN", undefined, "scans, and promises the system to derive no place from it"],
  ["BLUETOOTH_ADVERTISE", undefined, "advertises"],
  ["BLUETOOTH_CONNECT", undefined, "calls a phone whose payload was not heard"],
  ["FOREGROUND_SERVICE", undefined, "goes on while the app is not looked at"],
  ["FOREGROUND_SERVICE_CONNECTED_DEVICE", undefined, "the same"],
  ["POST_NOTIFICATIONS", undefined, "says an alert, and that Bluetooth is off"],
  ["RECEIVE_BOOT_COMPLETED", undefined, "starts again after a boot"],
  ["WAKE_LOCK", undefined, "keeps the processor on while the radio works"],
  ["ACCESS_NETWORK_STATE", undefined, "asks whether the network in use is metered, and nothing else of it"],
];

test("the radio's manifest asks for Bluetooth and what keeps it going; for location no longer than Android 11 demands it", () => {
  const manifest = readFileSync(join(phone, "modules/radio/android/src/main/AndroidManifest.xml"), "utf8");
  const tags = [...manifest.matchAll(/<uses-permission[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) => new RegExp(`android:${name}="([^"]*)"`).exec(tag)?.[1];
  assert.deepEqual(
    tags.map((tag) => [attribute(tag, "name"), attribute(tag, "maxSdkVersion")]),
    RADIO_PERMISSIONS.map(([name, until]) => [`android.permission.${name}`, until]),
  );
  assert.doesNotMatch(manifest, /ACCESS_BACKGROUND_LOCATION|FOREGROUND_SERVICE_LOCATION/);
  assert.match(manifest, /RadioService"[^>]*foregroundServiceType="connectedDevice\|location\|shortService"/);
  const scan = tags.find((tag) => attribute(tag, "name")?.endsWith(".BLUETOOTH_SCAN"));
  assert.equal(attribute(scan!, "usesPermissionFlags"), "neverForLocation");
});

/** Folders of the packages that the app is built with, those of other packages below them too. */
function* packages(of: string): Generator<string> {
  for (const name of readdirSync(of)) {
    if (name.startsWith(".")) continue;
    if (name.startsWith("@")) yield* packages(join(of, name));
    else {
      const at = join(of, name);
      yield at;
      if (existsSync(join(at, "node_modules"))) yield* packages(join(at, "node_modules"));
    }
  }
}

test("whatever a package's own manifest asks for is struck from the app's, or has its reason here", () => {
  const { removed } = permissions(MANIFEST);
  let read = 0;
  for (const at of packages(join(root, "node_modules"))) {
    const manifest = join(at, "android/src/main/AndroidManifest.xml");
    if (!existsSync(manifest)) continue;
    read += 1;
    for (const name of permissions(readFileSync(manifest, "utf8")).asked)
      assert.ok(removed.includes(name) || name in PERMISSIONS, `${at} asks for ${name}`);
  }
  assert.ok(read > 5, `${read} manifests`);
});

test("no backup takes the app's data along, and no new phone that is set up from this one", () => {
  assert.match(MANIFEST, /<application[^>]* android:allowBackup="false"/);
  // Android 12 and newer asks for rules of their own, in the radio's manifest: the app's names none that could stand in their way.
  assert.doesNotMatch(MANIFEST, /dataExtractionRules|fullBackupContent/);
  const radio = join(phone, "modules/radio/android/src/main");
  assert.match(
    readFileSync(join(radio, "AndroidManifest.xml"), "utf8"),
    /<application android:dataExtractionRules="@xml\/bluezone_stays_here">/,
  );
  const rules = readFileSync(join(radio, "res/xml/bluezone_stays_here.xml"), "utf8");
  for (const way of ["cloud-backup", "device-transfer"]) {
    const part = new RegExp(`<${way}>(.*?)</${way}>`, "s").exec(rules)?.[1] ?? "";
    const kept = [...part.matchAll(/<exclude domain="(\w+)" path="\." \/>/g)].map(([, domain]) => domain);
    for (const domain of ["root", "file", "database", "sharedpref", "external"])
      for (const where of [domain, ...(domain === "external" ? [] : [`device_${domain}`])])
        assert.ok(kept.includes(where), `${way}: ${where}`);
    assert.doesNotMatch(part, /<include/);
  }
});

test("the app's own manifest asks for no place, camera, microphone or contacts, and iOS for Bluetooth alone", () => {
  assert.doesNotMatch(
    MANIFEST.replaceAll(/<uses-permission[^>]*tools:node="remove"[^>]*>/g, ""),
    /LOCATION|CAMERA|RECORD|CONTACTS|STORAGE/,
  );
  // A usage description is how an app on iOS comes to ask; without one the system ends an app that tries.
  assert.deepEqual(
    [...INFO.matchAll(/<key>(\w+UsageDescription)<\/key>/g)].map(([, key]) => key),
    ["NSBluetoothAlwaysUsageDescription"],
  );
});

test("on iOS the app goes on behind for Bluetooth in both roles and to look for new lists, and for nothing else", () => {
  const modes = /<key>UIBackgroundModes<\/key>\s*<array>(.*?)<\/array>/s.exec(INFO)?.[1] ?? "";
  assert.deepEqual(
    [...modes.matchAll(/<string>(.*?)<\/string>/g)].map(([, mode]) => mode),
    ["bluetooth-central", "bluetooth-peripheral", "processing", "fetch"],
  );
  const named =
    /<key>BGTaskSchedulerPermittedIdentifiers<\/key>\s*<array>(.*?)<\/array>/s.exec(INFO)?.[1] ?? "";
  assert.deepEqual(
    [...named.matchAll(/<string>(.*?)<\/string>/g)].map(([, name]) => name),
    ["com.expo.modules.backgroundtask.processing"],
  );
});

test("Guard mode has its widget: a target of its own, with its two sources, in the app; and nothing comes to it from a server", () => {
  const project = generated("ios/Bluezone.xcodeproj/project.pbxproj");
  assert.match(project, /productType = "com\.apple\.product-type\.app-extension"/);
  for (const source of ["GuardWidget.swift", "GuardAttributes.swift"]) {
    assert.match(project, new RegExp(`${source} in Sources`));
    assert.ok(existsSync(join(folder, "ios/GuardWidget", source)), source);
  }
  assert.match(project, /GuardWidget\.appex in Copy Files/);
  assert.match(project, /isa = PBXTargetDependency/);
  assert.match(project, /INFOPLIST_FILE = GuardWidget\/Info\.plist/);
  assert.match(
    generated("ios/GuardWidget/Info.plist"),
    /NSExtensionPointIdentifier<\/key>\s*<string>com\.apple\.widgetkit-extension/,
  );
  assert.match(INFO, /<key>NSSupportsLiveActivities<\/key>\s*<true\/>/);
  assert.doesNotMatch(INFO, /NSSupportsLiveActivitiesFrequentUpdates/);
});

test("iOS asks for Bluetooth with the words of the app's own question, in both languages", () => {
  for (const language of ["vi", "en"] as const) {
    assert.equal(
      generated(`ios/Bluezone/Supporting/${language}.lproj/InfoPlist.strings`),
      `NSBluetoothAlwaysUsageDescription = "${CATALOGS[language]["first-run:permission.bluetooth.reason"]}";`,
    );
  }
});

test("a link with a code opens the app on both platforms, from the operator's one host and its one path", () => {
  const host = OPERATOR.linkHost.replaceAll(".", "\\.");
  assert.match(
    MANIFEST,
    new RegExp(
      `<intent-filter android:autoVerify="true"[^]*?android:scheme="https" android:host="${host}" android:pathPrefix="/v"`,
    ),
  );
  assert.match(
    ENTITLEMENTS,
    new RegExp(`associated-domains</key>\\s*<array>\\s*<string>applinks:${host}</string>\\s*</array>`),
  );
});

test("the splash is the mark on the page's colours, light and dark, on both platforms", () => {
  const { light, dark } = COLOURS;
  for (const [values, { page }] of Object.entries({ values: light, "values-night": dark }))
    assert.match(
      generated(`android/app/src/main/res/${values}/colors.xml`),
      new RegExp(`<color name="splashscreen_background">${page}</color>`),
    );
  assert.ok(
    existsSync(join(folder, "android/app/src/main/res/drawable-night-xxxhdpi/splashscreen_logo.png")),
  );
  const screen = generated("ios/Bluezone/SplashScreen.storyboard");
  assert.match(screen, /image="SplashScreenLogo"/);
  assert.match(screen, /name="SplashScreenBackground"/);
});

test("no push: no entitlement but for links, no messaging service, no remote notifications", () => {
  assert.deepEqual(
    [...ENTITLEMENTS.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key),
    ["com.apple.developer.associated-domains"],
  );
  assert.doesNotMatch(
    `${MANIFEST}${INFO}${ENTITLEMENTS}`,
    /aps-environment|remote-notification|com\.google|firebase|<service|<receiver/i,
  );
});

test("nothing is loaded over the air: the app that was installed is the app that runs", () => {
  assert.match(MANIFEST, /expo\.modules\.updates\.ENABLED" android:value="false"/);
  assert.match(generated("ios/Bluezone/Supporting/Expo.plist"), /<key>EXUpdatesEnabled<\/key>\s*<false\/>/);
});

test("on iOS only encrypted connections leave the phone's own network", () => {
  assert.match(INFO, /<key>NSAllowsArbitraryLoads<\/key>\s*<false\/>/);
});

test("the privacy manifest says: no tracking; a number and health data only for what the resident asks for", () => {
  assert.match(PRIVACY, /<key>NSPrivacyTracking<\/key>\s*<false\/>/);
  assert.deepEqual(
    [...PRIVACY.matchAll(/<string>NSPrivacyCollectedDataType(?!Purpose)(\w+)<\/string>/g)]
      .map(([, type]) => type)
      .sort(),
    ["Health", "PhoneNumber"],
  );
  assert.deepEqual(
    [
      ...new Set(
        [...PRIVACY.matchAll(/NSPrivacyCollectedDataTypePurpose(?!s)(\w+)/g)].map(([, purpose]) => purpose),
      ),
    ],
    ["AppFunctionality"],
  );
});
