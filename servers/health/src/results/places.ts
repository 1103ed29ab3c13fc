/** Where a result belongs: the units that look after people on a day, and the communes that they are found by. */
import type { Day } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import type { Home } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { caringUnits } from "./places-store.ts";

/** A place as a row names it. */
export type Place =
  | { readonly is: "found"; readonly commune: string | null; readonly home: Home | undefined }
  | { readonly is: "unknown" | "ambiguous" };

/** The places of a day. */
export type Places = {
  /** A commune by its code or its name, with or without "xã", accents or none; `home` is the station that it has. */
  commune(written: string): Place;
  /** A unit that looks after people, by its code. */
  unit(code: string): Home | undefined;
};

/** Reads them. */
export async function readPlaces(sql: Sql, day: Day): Promise<Places> {
  const rows = await caringUnits(sql, day);
  const units = new Map<string, Home>();
  const byCode = new Map<string, Home>();
  const byName = new Map<string, Set<string>>();
  for (const { id, code, type, name, path, commune } of rows) {
    const home = { unitId: id, unitPath: path };
    units.set(code, home);
    if (type !== "health-station" || commune === null) continue;
    byCode.set(commune, home);
    const whole = fold(name).replace(/^tram y te /, "");
    for (const key of new Set([whole, bareName(whole)]))
      byName.set(key, (byName.get(key) ?? new Set()).add(commune));
  }
  const found = (commune: string): Place => ({ is: "found", commune, home: byCode.get(commune) });
  return {
    commune(written) {
      if (/^\d{5}$/.test(written)) return byCode.has(written) ? found(written) : { is: "unknown" };
      const codes = [...(byName.get(fold(written)) ?? [])];
      if (codes.length > 1) return { is: "ambiguous" };
      return codes[0] === undefined ? { is: "unknown" } : found(codes[0]);
    },
    unit: (code) => units.get(code),
  };
}

const bareName = (folded: string): string => folded.replace(/^(?:xa|phuong|thi tran) /, "");
