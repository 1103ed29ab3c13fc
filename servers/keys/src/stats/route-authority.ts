/** The endpoint where a health authority asks for the day totals of its own certificates. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type AuthorityDay, authorityStats } from "@bluezone/contract/keys/stats";
import { type Day, type Instant, isoDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Tables } from "../tables.ts";
import { type Authorities, authorityToken } from "./rules/authority-token.ts";
import { dayTold } from "./rules/day-told.ts";
import { readTotals } from "./store.ts";
import type { Totals } from "./totals.ts";

export type AuthorityContext = Authorities & {
  readonly clock: Clock;
  readonly database: Database<Tables>;
};

export function authorityRoute(http: Http, context: AuthorityContext): void {
  http.route(authorityStats, async (_, { header }) => {
    const now = context.clock.now();
    const issuer = await authorityToken(header("authorization"), context, now);
    return told(await readTotals(context.database.db, issuer), now);
  });
}

/** Days that may be told, under the rule that the public document has, in the published names. */
const told = (counted: ReadonlyMap<Day, Totals>, now: Instant): ResponseOf<typeof authorityStats> => ({
  days: [...counted].filter(([day, { uploads }]) => dayTold(day, uploads, now)).map(named),
});

const named = ([day, totals]: readonly [Day, Totals]): AuthorityDay => ({
  day: `${isoDay(day)}T00:00:00Z`,
  publish_requests: { unknown: totals.uploads, android: 0, ios: 0 },
  total_teks_published: totals.keys,
  requests_with_revisions: totals.revisions,
  requests_missing_onset_date: totals.missingOnset,
  tek_age_distribution: [...totals.oldestKeyAge],
  onset_to_upload_distribution: [...totals.onsetToUpload],
});
