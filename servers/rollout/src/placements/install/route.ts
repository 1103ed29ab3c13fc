/** The install pages: /i/:code in Vietnamese, /en/i/:code in English. They need no account and no script. */
import { createHash } from "node:crypto";
import type { Document } from "@bluezone/contract/endpoint";
import { readPlacementCode } from "@bluezone/contract/rollout/placement-code";
import { addDays, between, dayOf, dayStart, inSeconds } from "@bluezone/protocol/time";
import type { Reader } from "@bluezone/server-kit/http/document";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Context } from "../../context.ts";
import { addForm, type Form } from "../../page/form.ts";
import { addressIn } from "../../page/page.ts";
import { POLICY } from "../../page/style.ts";
import { dayTag, isScan } from "../scans/counted.ts";
import type { Tally } from "../scans/tally.ts";
import { type About, installPage, toldPage, unknownPage } from "./page.ts";
import { publicPlacement } from "./store.ts";

const DAY_IN_SECONDS = 86_400;
const HTML = "text/html; charset=utf-8";

const documentOf = (locale: Locale): Document => ({
  method: "GET",
  path: addressIn(locale, "/i/:code"),
  summary:
    "The install page of a placement; opening it counts one scan of the day, and nothing of who opened it.",
  mediaType: HTML,
  maxAge: DAY_IN_SECONDS,
});

/** What a reader sends who stands elsewhere than the poster's page says. */
export const ELSEWHERE: Form = {
  path: "/i/:code/elsewhere",
  maxBody: 1_000,
  budget: { each: "poster", calls: 200 },
};

/** Adds the pages; `tally` counts their scans. */
export async function addInstallPages(http: Http<Viewer>, context: Context, tally: Tally): Promise<void> {
  const { clock, config, database } = context;
  const about = (locale: Locale): About => ({ ...config, locale, today: dayOf(clock.now(), "vietnam") });
  const placementAt = async (written: string | undefined) => {
    const code = readPlacementCode(written ?? "", config.publicUrl);
    return code === undefined ? undefined : publicPlacement(database.db, code);
  };

  /**
   * The page is the same for everybody until midnight in Vietnam, and only the reader's own browser keeps it until then: a phone
   * that opens it again does not ask again, and is not counted again, without having been given a mark.
   */
  const reader =
    (locale: Locale): Reader =>
    async ({ code }, header) => {
      const placement = await placementAt(code);
      if (!placement) return { status: 404, body: unknownPage(about(locale)), policy: POLICY, maxAge: 0 };
      const now = clock.now();
      const { today } = about(locale);
      if (isScan(header, today)) tally.add(placement.code, today, "scans");
      const body = installPage(about(locale), placement);
      const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
      const maxAge = inSeconds(between(now, dayStart(addDays(today, 1), "vietnam")));
      return { body, etag: dayTag(today, hash), policy: POLICY, own: true, maxAge };
    };

  for (const locale of ["vi", "en"] as const) {
    const document = documentOf(locale);
    // Declared before the page itself: to ask whether it is there (HEAD) is not to open it.
    http.fastify.head(document.path, async (request, reply) => {
      const { code } = request.params as { readonly code?: string };
      const found = await placementAt(code);
      return reply
        .code(found ? 200 : 404)
        .header("cache-control", "no-store")
        .type(HTML)
        .send();
    });
    http.document(document, reader(locale));
  }

  addForm(http, context, ELSEWHERE, async ({ locale, params, left }) => {
    const placement = await placementAt(params["code"]);
    if (!placement) return { status: 404, body: unknownPage(about(locale)), policy: POLICY };
    // Beyond it nobody is told so, as beyond the day's 99: it proves nothing by more.
    if (await left(placement.code)) tally.add(placement.code, about(locale).today, "elsewhere");
    return { status: 200, body: toldPage(about(locale), placement.code), policy: POLICY };
  });
}
