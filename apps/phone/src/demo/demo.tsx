/**
 * The only entrances to the demo. What lies behind them is required below the one variable that the bundler knows when it
 * builds, so that a release holds neither the menu nor the samples.
 */
import type { PhoneHandle } from "@bluezone/device/handle";
import { Redirect } from "expo-router";

declare const require: (path: string) => unknown;

/** The phone itself; in a demo one that can be made to show any state. */
export function withDemo(handle: PhoneHandle): PhoneHandle {
  if (process.env["EXPO_PUBLIC_DEMO"] === "1") {
    const { demoHandle } = require("./forced.ts") as typeof import("./forced.ts");
    return demoHandle(handle);
  }
  return handle;
}

/** The menu of states, at /demo; home in a release. */
export function Demo() {
  if (process.env["EXPO_PUBLIC_DEMO"] === "1") {
    const { Menu } = require("./menu.tsx") as typeof import("./menu.tsx");
    return <Menu />;
  }
  return <Redirect href="/" />;
}

/** The line above every screen while a state is forced; nothing in a release. Stands inside of PhoneProvider. */
export function Illustrative() {
  if (process.env["EXPO_PUBLIC_DEMO"] === "1") {
    const { ForcedLine } = require("./forced-line.tsx") as typeof import("./forced-line.tsx");
    return <ForcedLine />;
  }
  return null;
}
