/** Opens this phone's own engine on its own radio and store. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { localPhone } from "./local-phone.ts";

/** Rejects with a coded error when the store cannot be opened. Screens come and go: closing the handle leaves the phone at work. */
export const openPhone = async (): Promise<PhoneHandle> => ({
  ...(await localPhone()),
  close: () => undefined,
});
