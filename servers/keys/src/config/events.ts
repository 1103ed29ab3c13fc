/** What the configuration tells. */
import type { Defect } from "@bluezone/server-kit/measure/defect";

export type ConfigEvent =
  | {
      readonly event: "config_issued";
      readonly radioOff: boolean;
      readonly policy: boolean;
      readonly hotlines: boolean;
    }
  /** The operator's settings are not sound; the last ones serve on. */
  | ({ readonly event: "settings_refused" } & Defect);
