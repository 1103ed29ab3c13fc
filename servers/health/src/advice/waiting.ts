/** Requests for advice that nobody has answered. */
import { newSent } from "../from-phone/waiting-store.ts";

export const ADVICE_WAITING = newSent("advice_request", { kind: "adviceWaiting", permission: "help.act" });
