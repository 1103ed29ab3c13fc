/** Matching outside of JavaScript, on a phone. */
import type { Matcher } from "@bluezone/device/ports";
import { radioModule } from "../../../modules/radio/index.ts";
import { nativeMatcher } from "./native-matcher.ts";

/** The native module's; undefined without it, and the engine matches by itself. */
export function openMatcher(): Matcher | undefined {
  const face = radioModule();
  return face === null ? undefined : nativeMatcher(face);
}
