/** What a signed document tells on a day, and the files that it vouches for. */
import type { LocalDocument, LocalVenues } from "@bluezone/contract/rollout/local";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { sha256 } from "../../bulletins/package.ts";
import { publicVenues } from "../../help/venues/store.ts";
import { districtsOn } from "../../numbers/places.ts";
import type { Sql } from "../../tables.ts";
import { toldBulletins } from "../bulletins.ts";
import { toldCorrections } from "../corrections.ts";
import { toldUntil } from "../situation/told.ts";
import { toldVenue } from "../venues.ts";
import { FIVE_K } from "./five-k.ts";

/** Venues of a district that a file holds. */
const MOST_VENUES = 2_000;

/** All of a document but when it was issued. */
export type LocalContent = Omit<LocalDocument, "version" | "issuedAt" | "notAfter">;
/** A file by its sum. */
export type ToldFile = { readonly sum: string; readonly body: string };

/** What is told on a day. The same rows on the same day give the same bytes. */
export async function composeLocal(
  province: Province,
  sql: Sql,
  today: Day,
): Promise<{ readonly told: LocalContent; readonly files: readonly ToldFile[] }> {
  const venues: LocalContent["venues"] = [];
  const files: ToldFile[] = [];
  const all = await publicVenues(sql, today);
  for (const { code, name } of districtsOn(province, today)) {
    const here = all.filter(({ district }) => district === code).slice(0, MOST_VENUES);
    if (here.length === 0) continue;
    const body = JSON.stringify({ district: code, venues: here.map(toldVenue) } satisfies LocalVenues);
    const sum = sha256(body);
    files.push({ sum, body });
    venues.push({ district: code, name, count: here.length, url: `/v1/local/venues/${sum}`, sha256: sum });
  }
  const [situation] = await toldUntil(province, sql, today);
  const told: LocalContent = {
    province: province.code,
    ...(situation ? { situation } : {}),
    bulletins: [...(await toldBulletins(sql, today))],
    corrections: [...(await toldCorrections(sql))],
    fiveK: FIVE_K.map(({ place, title, lines }) => ({ place, title, lines: [...lines] })),
    hotlines: on(province.hotlines, today).map(({ number, purpose, owner, validFrom, validTo }) => ({
      number,
      purpose,
      owner,
      validFrom: isoDay(validFrom),
      validTo: validTo === undefined ? null : isoDay(validTo),
    })),
    venues,
  };
  return { told, files };
}
