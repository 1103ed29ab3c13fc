/** The person's own endpoint and page: whoever has the code of the link, and nobody's name on it. */
import { readFile } from "node:fs/promises";
import type { Document } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { ownReleasePaper, quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { OTHER } from "@bluezone/contract/health/term";
import { pdfOf } from "@bluezone/paper/printer";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import { type Day, dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import type { Viewer } from "@bluezone/staff/viewer";
import { unitName } from "../cases/names-store.ts";
import type { Context } from "../context.ts";
import { createKnown } from "../quotas/known.ts";
import type { Sql } from "../tables.ts";
import { formerLastDay } from "./changes-store.ts";
import { findLogs, findTests } from "./entries-store.ts";
import { linkHashes, openLink } from "./link.ts";
import { findLinks } from "./link-store.ts";
import { enterHalf } from "./log.ts";
import { ownPage } from "./own-page.ts";
import { releasePaper } from "./papers.ts";
import { hasRelease, paperOf } from "./route-papers.ts";
import { numberToAsk } from "./send.ts";
import type { QuarantineRow } from "./tables.ts";
import { halfAt } from "./today.ts";
import { courseDayOf, daysOf, iso, isoOrNull, shownLogs, shownTests } from "./view.ts";

/** What an app of before symptoms were of a document reads. */
const OF_OLD_APPS = BUILT_IN_SYMPTOMS.symptoms.map(({ id }) => id);

/** Who entered it, in the audit log. */
const PERSON = "person";

/** The page runs its own script and style, and asks this server alone. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const page = (path: string, mediaType: string, summary: string): Document => ({
  method: "GET",
  path,
  summary,
  mediaType: `${mediaType}; charset=utf-8`,
  maxAge: 0,
});
const PAGE = page(
  "/q",
  "text/html",
  "The page behind a link of quarantine: temperature, symptoms, release paper.",
);
/** The code may stand in the path, where a gateway refuses the sign #; it is not looked at. */
const PAGE_OF_CODE: Document = { ...PAGE, path: "/q/:code" };
const SCRIPT = page("/q.js", "text/javascript", "The script of that page.");
const STYLE = page("/q.css", "text/css", "The style of that page.");
const file = (name: string): Promise<string> => readFile(new URL(`page/${name}`, import.meta.url), "utf8");

const unknown = () => new Fault("link_unknown", "this link opens nothing, or no longer");

/** Adds the endpoints and the page. */
export function addOwnDay(http: Http<Viewer>, context: Context): void {
  const { clock, database, staff } = context;

  /** @param known which symptoms who asks can read; null: any */
  async function dayTold(sql: Sql, row: QuarantineRow, today: Day, known: readonly string[] | null) {
    const logs = shownLogs(await findLogs(sql, [row.id], today));
    const entered = (half: string) => {
      const found = logs.find((one) => one.half === half);
      if (!found) return null;
      const { temperature, symptoms } = found;
      const readable = symptoms.map((one) => (known === null || known.includes(one) ? one : OTHER));
      return { temperature, symptoms: [...new Set(readable)] };
    };
    const tests = shownTests(context.config.disease, row, await findTests(sql, [row.id]));
    const name = await unitName(sql, row.unit_id);
    const former = await formerLastDay(sql, row.id);
    const last = row.ended_day ?? row.last_day;
    return {
      day: courseDayOf(row, today),
      days: daysOf(row),
      firstDay: iso(row.first_day),
      lastDay: iso(last),
      place: row.place,
      half: halfAt(clock.now()),
      morning: entered("morning"),
      afternoon: entered("afternoon"),
      nextTest: row.ended_day === null ? (tests.find((one) => one.ofRule && !one.taken)?.day ?? null) : null,
      formerLastDay: isoOrNull(former),
      watchUntil: isoOrNull(row.watch_day),
      ended: isoOrNull(row.ended_day),
      paper: hasRelease(row),
      station: { name, phone: await numberToAsk(context.config.province, sql, row.unit_id, today) },
    };
  }

  const spend = createSpend(context);
  const known = createKnown(database, findLinks);
  /** A made-up code goes no further, and each link has a budget of its own. */
  async function mustOpen(endpoint: Parameters<typeof spend>[0], code: string): Promise<void> {
    const id = await known(linkHashes(context, code));
    if (id === undefined) throw unknown();
    await spend(endpoint, id);
  }

  http.route(quarantineDay, async ({ code, log, anySymptom }) => {
    await mustOpen(quarantineDay, code);
    return database.transaction(async (trx) => {
      const now = clock.now();
      const today = dayOf(now, "vietnam");
      const row = await openLink(context, trx, code, { today, lock: log !== undefined });
      if (!row) throw unknown();
      if (log) {
        if (row.ended_day !== null || today < row.first_day)
          throw new Fault("quarantine_over", "nothing is entered before the first day or after the end");
        const half = halfAt(now);
        const there = await findLogs(trx, [row.id], today);
        if (there.some((one) => one.half === half))
          throw new Fault("half_done", "this half-day has its entry; the station can correct it");
        await enterHalf(context.config.disease, trx, now, row, {
          ...log,
          day: today,
          half,
          seen: 0,
          by: null,
        });
      }
      const told = await dayTold(trx, row, today, anySymptom ? null : OF_OLD_APPS);
      if (log)
        await staff.audit(trx, now, {
          actor: PERSON,
          action: "quarantine.own-log",
          subject: row.id,
          fields: ["temperature", "symptoms"],
        });
      return told;
    });
  });

  http.route(ownReleasePaper, async ({ code }) => {
    await mustOpen(ownReleasePaper, code);
    const { db } = database;
    const row = await openLink(context, db, code, { today: dayOf(clock.now(), "vietnam") });
    const of = row && hasRelease(row) ? await paperOf(context, db, row, "release") : undefined;
    if (!of) throw unknown();
    return {
      pdf: Buffer.from(await pdfOf(releasePaper(of))).toString("base64"),
      name: "giay-hoan-thanh-cach-ly.pdf",
    };
  });

  const html = async () => ({
    body: ownPage(await file("q.html"), context.config),
    policy: POLICY,
  });
  http.document(PAGE, html);
  http.document(PAGE_OF_CODE, html);
  http.document(SCRIPT, async () => ({ body: await file("q.js") }));
  http.document(STYLE, async () => ({ body: await file("q.css") }));
}
