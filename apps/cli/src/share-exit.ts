/** What the state of a share means for the exit code. */
import type { PhoneState } from "@bluezone/device/state";
import { EXIT } from "./failure.ts";

/** 0 when it came to a good end, 69 while a server has not answered, 1 when it did not and will not. */
export function shareExit(share: PhoneState["share"]): number {
  switch (share.is) {
    case "shared":
    case "already-shared":
    case "negative":
      return EXIT.ok;
    case "checking":
    case "sending":
      return EXIT.unavailable;
    case "none":
    case "ready":
    case "refused":
    case "failed":
      return EXIT.no;
  }
}
