/** The steps of helping somebody to install, by the system of their phone. */
import type { Maker } from "../../adapters/device/maker.ts";

/** The keys of the steps in their order: from the code to the consents, which are theirs to give. */
export const helperSteps = (maker: Maker) =>
  (
    [
      "scan",
      maker === "iphone" ? "install-iphone" : "install-android",
      "read",
      "agree",
      "bluetooth",
      "check",
    ] as const
  ).map((step) => `guide:helper.steps.${step}` as const);
