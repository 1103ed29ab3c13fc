/** The native radio as the app calls it. Nothing behind it was tried on a phone yet. */
import { requireOptionalNativeModule } from "expo";
import type { RadioFace } from "./face.ts";

/** The native radio, or null where the app was built without it: then there is no radio, and nothing stands in for it. */
export const radioModule = (): RadioFace | null => requireOptionalNativeModule<RadioFace>("BluezoneRadio");
