/** Where things are. */
import { join, resolve } from "node:path";

/** The module's folder. */
export const MODULE = resolve(import.meta.dirname, "../..");
/** The repository's folder. */
const ROOT = resolve(MODULE, "../../../..");
export const MAIN = join(MODULE, "android/src/main");
export const SOURCES = join(MAIN, "java/vn/bluezone/radio");
export const TESTS = join(MODULE, "android/src/test/java");
export const VECTORS = join(ROOT, "vectors");
/** The engine in TypeScript, and what draws scenarios for the others from it. */
export const TYPESCRIPT = ["engine", "testing/random-scenarios.ts"].map((name) =>
  join(ROOT, "packages/radio/src", name),
);
/** Expo's own sources, of the version that the app is built with. */
export const EXPO = join(ROOT, "node_modules/expo-modules-core/android/src");
/** React Native's own sources, as far as ours name them; what they need in turn is not here. */
export const REACT = [
  "HeadlessJsTaskService.kt",
  "jstasks/HeadlessJsTaskConfig.kt",
  "jstasks/HeadlessJsTaskEventListener.kt",
  "jstasks/HeadlessJsTaskRetryPolicy.kt",
  "bridge/Arguments.kt",
  "bridge/WritableMap.kt",
].map((name) => join(ROOT, "node_modules/react-native/ReactAndroid/src/main/java/com/facebook/react", name));
/** The files that need them. */
export const FRAMEWORK_WRAPPERS = ["BluezoneRadioModule.kt", "BehindService.kt"].map((name) =>
  join(SOURCES, name),
);
