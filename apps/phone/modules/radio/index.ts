/** The door to the native radio. It has no native code yet: `radioModule` gives null on every phone. */
import { requireOptionalNativeModule } from "expo";
import type { RadioFace } from "./face.ts";

/** The native radio, or null where the app was built without it: then there is no radio, and nothing stands in for it. */
export const radioModule = (): RadioFace | null => requireOptionalNativeModule<RadioFace>("BluezoneRadio");
