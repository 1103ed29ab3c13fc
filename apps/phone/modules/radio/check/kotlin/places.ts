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
/** The one file that needs them. */
export const EXPO_WRAPPER = join(SOURCES, "BluezoneRadioModule.kt");
