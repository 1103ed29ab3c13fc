/** In a browser the engine matches by itself, with WebAssembly where it may. */
import type { Matcher } from "@bluezone/device/ports";

/** None. */
export const openMatcher = (): Matcher | undefined => undefined;
