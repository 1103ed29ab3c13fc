/** What an operator builds into the app: where the servers are and whose signatures are trusted (docs/guides/build-the-apps.md). */
import { Root } from "@bluezone/contract/signed";
import type { Settings } from "@bluezone/device/settings";
import { HOME } from "@bluezone/policy/home";
import { z } from "zod";
import app from "../../app.json" with { type: "json" };

/** The variable EXPO_PUBLIC_BLUEZONE, as JSON. */
const Built = z.strictObject({
  keysUrl: z.url(),
  healthUrl: z.url(),
  healthApiKey: z.string(),
  /** Left out: no local page, no weekly figure. */
  rolloutUrl: z.url().exactOptional(),
  /** In which bit of Apple's overflow area iPhones hide our service; left out while nobody has measured it. */
  overflowBit: z.int().min(0).max(127).exactOptional(),
  roots: z.strictObject({
    config: z.array(Root),
    policy: z.array(Root),
    hotlines: z.array(Root),
    local: z.array(Root).exactOptional(),
  }),
});

/** A build that names no servers: it runs, and says that it has no connection. */
const NOWHERE: z.output<typeof Built> = {
  keysUrl: "https://keys.invalid",
  healthUrl: "https://health.invalid",
  healthApiKey: "",
  roots: { config: [], policy: [], hotlines: [] },
};

/** Servers and settings of this build. Throws when what was built in is not of the form: no such app should start. */
export function builtIn(text: string | undefined = process.env["EXPO_PUBLIC_BLUEZONE"]): {
  readonly servers: {
    readonly keysUrl: string;
    readonly healthUrl: string;
    readonly healthApiKey: string;
    readonly rolloutUrl?: string;
  };
  readonly settings: Settings;
  readonly overflowBit?: number;
} {
  const { roots, overflowBit, ...servers } = text ? Built.parse(JSON.parse(text)) : NOWHERE;
  return {
    servers,
    settings: { appVersion: app.expo.version, province: HOME.code, roots },
    ...(overflowBit === undefined ? {} : { overflowBit }),
  };
}

/**
 * Whether iPhones behind are sought, for the radio. To find one, every Apple device whose overflow area has any bit would be connected
 * to; so none is, unless the build names the bit that was measured.
 */
export const seekingHidden = (overflowBit: number | undefined) =>
  overflowBit === undefined ? { seekHidden: false } : { seekHidden: true, overflowBit };
