/** The pages that everybody reads: Vietnamese at their address, English below /en. No account, no script needed, nothing kept of who reads. */
import type { Document } from "@bluezone/contract/endpoint";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import type { ServedDocument } from "@bluezone/server-kit/http/document";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Locale } from "@bluezone/vietnamese/locale";
import { blockRows, lookupOf, newestApproved } from "../../bulletins/blocks-store.ts";
import type { Context } from "../../context.ts";
import { countVenues, publicVenues } from "../../help/venues/store.ts";
import { districtsOn } from "../../numbers/places.ts";
import { publicTotals } from "../../numbers/public-totals.ts";
import { addressIn } from "../../page/page.ts";
import { READING_POLICY } from "../../page/style.ts";
import { toldBulletins } from "../bulletins.ts";
import { toldCorrections } from "../corrections.ts";
import { toldWorking } from "../indicators/told.ts";
import { toldUntil } from "../situation/told.ts";
import { heldCounts } from "../transparency.ts";
import { toldVenue } from "../venues.ts";
import { bulletinsPage } from "./bulletins.ts";
import { dataPage } from "./data.ts";
import { HELP_KINDS, helpPage } from "./help.ts";
import { homePage } from "./home.ts";
import { hotlinesPage } from "./hotlines.ts";
import { howPage } from "./how.ts";
import { numbersPage } from "./numbers.ts";
import { READING_PAGES, type ReadingPath } from "./page-list.ts";
import { situationPage } from "./situation.ts";
import { transparencyPage } from "./transparency.ts";
import { readList, venueListPage, venuesPage } from "./venues.ts";
import { workingPage } from "./working.ts";

const HTML = "text/html; charset=utf-8";
/** Seconds: what changed is seen a minute later. */
const FRESH = 60;

type Parts = Readonly<Record<string, string>>;
/** Writes a page in a language; nothing when there is none of that address. */
type Writer = (locale: Locale, parts: Parts) => Promise<string | undefined>;

/** Adds the pages. */
export function addPages(http: Http<Viewer>, context: Context): void {
  const { clock, config, database } = context;
  const { db } = database;
  const today = () => dayOf(clock.now(), "vietnam");
  const about = (locale: Locale) => ({ ...config, locale, today: today() });

  function add(path: `/${string}`, summary: string, write: Writer): void {
    for (const locale of ["vi", "en"] as const) {
      const document: Document = {
        method: "GET",
        path: addressIn(locale, path),
        summary,
        mediaType: HTML,
        maxAge: FRESH,
        staleIfError: 3_600,
      };
      http.document(document, async (parts): Promise<ServedDocument | undefined> => {
        const body = await write(locale, parts);
        return body === undefined ? undefined : { body, policy: READING_POLICY };
      });
    }
  }
  const page = (path: ReadingPath, write: Writer) =>
    add(path, `${READING_PAGES[path].en}, for everybody.`, write);

  page("/", async (locale) => homePage(about(locale)));
  page("/situation", async (locale) => {
    const day = today();
    const situations = await toldUntil(config.province, db, day);
    const rows = await blockRows(db, "C5");
    const block = lookupOf(rows, [day, day])("C5", newestApproved(rows).get("C5") ?? 0);
    return situationPage({
      ...about(locale),
      today: isoDay(day),
      situations,
      entrants: block?.state === "usable" ? { vi: block.vi, en: block.en } : undefined,
    });
  });
  page("/numbers", async (locale) =>
    numbersPage(about(locale), await publicTotals(config.province, db, clock.now())),
  );
  page("/working", async (locale) =>
    workingPage(about(locale), await toldWorking(config.province, db, clock.now())),
  );
  page("/bulletins", async (locale) =>
    bulletinsPage({
      ...about(locale),
      bulletins: await toldBulletins(db, today()),
      corrections: await toldCorrections(db),
    }),
  );
  page("/hotlines", async (locale) => hotlinesPage(about(locale)));
  page("/how", async (locale) => howPage(about(locale)));
  page("/transparency", async (locale) =>
    transparencyPage({ ...about(locale), ...(await heldCounts(db, today())) }),
  );
  page("/data", async (locale) => dataPage(about(locale)));
  for (const kind of HELP_KINDS)
    add(`/help/${kind}`, "How to install, for helpers to read out.", async (locale) =>
      helpPage(about(locale), kind),
    );

  page("/venues", async (locale) => {
    const counts = new Map((await countVenues(db, today())).map((count) => [count.district, count]));
    const named = districtsOn(config.province, today()).flatMap(({ code, name }) => {
      const count = counts.get(code);
      return count ? [{ code, name, ...count }] : [];
    });
    return venuesPage(about(locale), named);
  });
  const venues: Writer = async (locale, { district: code, list: asked = "all" }) => {
    const district = districtsOn(config.province, today()).find((one) => one.code === code);
    const list = readList(asked);
    if (!district || !list) return undefined;
    const filter = list.list === "all" ? undefined : list.list;
    const rows = await publicVenues(db, today(), district.code, filter);
    return venueListPage(about(locale), district, list, rows.map(toldVenue));
  };
  add("/venues/:district", "The venues of a district.", venues);
  add("/venues/:district/:list", "The venues of a district that sell in one way.", venues);
}
