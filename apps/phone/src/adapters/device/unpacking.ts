/** Unpacking of export files on Android and iOS. */
import type { Unpacking } from "@bluezone/protocol/export/unpacking";

/** Nothing: neither system gives JavaScript an inflater, so the engine's own code unpacks. */
export const openUnpacking = (): Unpacking | undefined => undefined;
