/** Opens this phone's own engine on its own radio and store. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { openLocalPhone } from "./local-phone.ts";

/** Rejects with a coded error when the store cannot be opened. */
export const openPhone = (): Promise<PhoneHandle> => openLocalPhone();
