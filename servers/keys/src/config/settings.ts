/** What the operator tells phones: a small JSON file, read again at every issue and checked. */
import { readFile } from "node:fs/promises";
import { FIRST_SHARD, SHARD_FORM } from "@bluezone/contract/keys/exports";
import { ConfigDocument, LISTENING } from "@bluezone/contract/signed";
import { Days, type Instant, plus, unixSeconds } from "@bluezone/protocol/time";
import { Defect } from "@bluezone/server-kit/measure/defect";
import type { Events } from "@bluezone/server-kit/measure/events";
import { z } from "zod";
import type { ConfigEvent } from "./events.ts";

const { minimumApp, pollingMinutes, radioOff, listening } = ConfigDocument.shape;

/** Shards beside `VN` and the provinces of each; a province is in one of them. */
const Shards = z
  .record(
    z
      .string()
      .regex(SHARD_FORM)
      .refine((shard) => shard !== FIRST_SHARD),
    z.array(z.string().regex(/^\d{2}$/)).max(100),
  )
  .refine((shards) => Object.keys(shards).length <= 100, "at most 100 shards")
  .refine((shards) => {
    const areas = Object.values(shards).flat();
    return new Set(areas).size === areas.length;
  }, "an area is in one shard");

const Settings = z.strictObject({
  minimumApp: minimumApp.default("0.1.0"),
  pollingMinutes: pollingMinutes.default(30),
  listening: listening.default(LISTENING),
  radioOff,
  shards: Shards.default({}),
});

/** The operator's settings: smallest app version, minutes between checks, scan cycles, the radio off-switch while it is on, and open shards. */
export type Settings = z.output<typeof Settings>;
/** Settings before they are checked; what is left out has a default. */
export type GivenSettings = z.input<typeof Settings>;

/** Where settings come from; rejects when they cannot be had. */
export type ReadSettings = () => Promise<GivenSettings>;

/** Longest time for which radios can be switched off in one go: whoever does must do it again. */
const RADIO_OFF = Days(7);

/**
 * Checks settings and fills in what they leave out. Throws when a value is outside its limits, a name is unknown, or
 * radios are to be off for longer than 7 days from `now`.
 */
export function checkSettings(given: GivenSettings, now: Instant): Settings {
  const { radioOff, ...rest } = Settings.parse(given);
  if (!radioOff || radioOff.until <= unixSeconds(now)) return rest;
  if (radioOff.until > unixSeconds(plus(now, RADIO_OFF)))
    throw new RangeError("radios can be switched off for at most 7 days from now");
  return { ...rest, radioOff };
}

/** Settings from a JSON file; without a path, the defaults. */
export function settingsFile(path: string | undefined): ReadSettings {
  if (path === undefined) return async () => ({});
  return async () => JSON.parse(await readFile(path, "utf8")) as GivenSettings;
}

/**
 * The settings as they are now; while they are not sound, the last that were, so that a slip of the pen does not silence
 * the server. Rejects when there never were any.
 */
export function lastGood(
  read: ReadSettings,
  events: Events<ConfigEvent>,
): (now: Instant) => Promise<Settings> {
  let last: GivenSettings | undefined;
  return async (now) => {
    try {
      const given = await read();
      const checked = checkSettings(given, now);
      last = given;
      return checked;
    } catch (error) {
      if (!last) throw error;
      events.emit({ event: "settings_refused", ...Defect(error) });
      return checkSettings(last, now);
    }
  };
}
