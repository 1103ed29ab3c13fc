/** Whether bytes cost nothing on a phone's network. */
import { radioModule } from "../../../modules/radio/index.ts";

/** As the radio module's system says; false without the native part: then the app is no phone's. */
export const openUnmetered = (): (() => Promise<boolean>) => async () =>
  (await radioModule()?.unmetered()) ?? false;
