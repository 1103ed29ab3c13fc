/** No radio: a browser, or an app that was built without the native part. */
import type { DrivenRadio, RadioState } from "@bluezone/device/ports";

/** A radio that says that it is absent, hears nothing and sends nothing. */
export const absentRadio = (): DrivenRadio => ({
  txPower: 0,
  model: "",
  state: () => "absent" as string as RadioState,
  broadcast: () => undefined,
  scan: () => undefined,
  collect: () => [],
});
