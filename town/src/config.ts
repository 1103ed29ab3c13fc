/** The town's configuration, read once. */
import { type Environment, readConfig } from "@bluezone/server-kit/start/config";
import { choice, folder, port } from "@bluezone/server-kit/start/variable";

export type TownConfig = {
  /** Where the page is. */
  readonly port: number;
  readonly keysPort: number;
  readonly healthPort: number;
  readonly rolloutPort: number;
  /** Everything that survives a restart. */
  readonly data: string;
  /** Whether residents' phones open as the real app, which is built once, or as a card with their home. */
  readonly phones: "app" | "card";
};

/** Throws ConfigError with one sentence for a wrong value. */
export function townConfig(env: Environment): TownConfig {
  return readConfig(env, {
    port: port("TOWN_PORT", { default: 4080, example: "4080" }),
    keysPort: port("TOWN_KEYS_PORT", { default: 4081, example: "4081" }),
    healthPort: port("TOWN_HEALTH_PORT", { default: 4082, example: "4082" }),
    rolloutPort: port("TOWN_ROLLOUT_PORT", { default: 4083, example: "4083" }),
    phones: choice("TOWN_PHONES", ["app", "card"], { default: "app" }),
    data: folder("TOWN_DATA", { default: ".town", example: ".town" }),
  });
}
