/** The install pages: /i/:code in Vietnamese, /en/i/:code in English. They need no account and no script. */
import { createHash } from "node:crypto";
import type { Document } from "@bluezone/contract/endpoint";
import { readPlacementCode } from "@bluezone/contract/rollout/placement-code";
import { addDays, between, dayOf, dayStart, inSeconds } from "@bluezone/protocol/time";
import type { Http, Reader } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Context } from "../../context.ts";
import { addressIn } from "../../public/page.ts";
import { POLICY } from "../../public/style.ts";
import { dayTag, isScan } from "../scans/counted.ts";
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

/** Adds the pages. */
export async function addInstallPages(http: Http<Viewer>, context: Context): Promise<void> {
  const { clock, config, database, tally } = context;
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

  // Its own corner, because only here a form of a page without script is read, and then thrown away.
  await http.fastify.register(async (corner) => {
    corner.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1_000 },
      (_request, _body, done) => done(null, undefined),
    );
    for (const locale of ["vi", "en"] as const)
      corner.post(addressIn(locale, "/i/:code/elsewhere"), async (request, reply) => {
        const { code } = request.params as { readonly code?: string };
        const placement = await placementAt(code);
        if (placement) tally.add(placement.code, about(locale).today, "elsewhere");
        return reply
          .code(placement ? 200 : 404)
          .headers({ "cache-control": "no-store", "content-security-policy": POLICY })
          .type(HTML)
          .send(placement ? toldPage(about(locale), placement.code) : unknownPage(about(locale)));
      });
  });
}
