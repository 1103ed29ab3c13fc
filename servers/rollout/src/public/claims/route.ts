/** The form on the page of corrections, for readers without an account and without a script: one text, and nothing else. */
import { PlainText } from "@bluezone/contract/rollout/plain-text";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { addressIn } from "../page.ts";
import { claimedPage } from "../pages/claimed.ts";
import { READING_POLICY } from "../style.ts";
import { takeClaim } from "./take.ts";

const TEXT = PlainText(500);
/** Longest form, in bytes: 500 characters of three bytes, each written as "%XX". */
const MOST_BYTES = 8_000;

/** Adds it. Its own corner: only here such a form is read, and what is not its text is thrown away. */
export function addClaims(http: Http<Viewer>, context: Context): void {
  void http.fastify.register(async (corner) => {
    corner.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body)).get("heard") ?? ""),
    );
    for (const locale of ["vi", "en"] as const)
      corner.post(addressIn(locale, "/bulletins/claim"), async (request, reply) => {
        const read = TEXT.safeParse(request.body);
        const taken = read.success ? await takeClaim(context, read.data, context.clock.now()) : "too-short";
        return reply
          .code(taken === "taken" ? 200 : taken === "enough-today" ? 503 : 422)
          .headers({ "cache-control": "no-store", "content-security-policy": READING_POLICY })
          .type("text/html; charset=utf-8")
          .send(claimedPage({ ...context.config, locale }, taken));
      });
  });
}
