/** An Android device or emulator on this machine, by its serial. */
import { execFileSync } from "node:child_process";

/** What `adb` gives. Throws when it ends badly. */
export const adb = (serial: string, ...args: readonly string[]): Buffer =>
  execFileSync("adb", ["-s", serial, ...args], { maxBuffer: 64_000_000 });

/** The app's id (app.json). */
export const APP = "vn.bluezone.app";
