/**
 * A form of a public page, for readers without an account and without a script, at its address in Vietnamese and in English.
 * One text is read at most, and what else was sent is thrown away. Like an endpoint that nobody is signed in at it has
 * a budget.
 */
import { BUDGET_MINUTES, type Budget } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Context } from "../context.ts";
import { addressIn } from "./page.ts";

export type Form = {
  /** Where it is sent, in Vietnamese; `:name` parts vary. */
  readonly path: string;
  /** The name of the text that is read; without it nothing is. */
  readonly field?: string;
  /** Longest form, in bytes. */
  readonly maxBody: number;
  readonly budget: Budget;
};

/** What was sent. */
export type FormSubmission = {
  readonly locale: Locale;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** The text; empty without one. */
  readonly text: string;
  /** Uses one of the form's budget, of whom it is; false when that is used up. */
  left(whose: string): Promise<boolean>;
};

/** The page that answers. */
export type FormAnswer = { readonly status: number; readonly body: string; readonly policy: string };

/** Adds a form. Its own corner: only here such a body is read. Status 429 goes out with when to come again. */
export function addForm(
  http: Http<Viewer>,
  context: Pick<Context, "clock" | "database" | "events">,
  form: Form,
  take: (sent: FormSubmission) => Promise<FormAnswer>,
): void {
  const spend = createSpend(context);
  const left = async (whose: string): Promise<boolean> => {
    try {
      await spend(form, whose);
      return true;
    } catch (error) {
      if (error instanceof Fault) return false;
      throw error;
    }
  };
  const { path, field, maxBody } = form;
  void http.fastify.register(async (corner) => {
    corner.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: maxBody },
      (_request, body, done) =>
        done(null, field === undefined ? "" : (new URLSearchParams(String(body)).get(field) ?? "")),
    );
    for (const locale of ["vi", "en"] as const)
      corner.post(addressIn(locale, path), async (request, reply) => {
        const params = request.params as FormSubmission["params"];
        const text = typeof request.body === "string" ? request.body : "";
        const { status, body, policy } = await take({ locale, params, text, left });
        return reply
          .code(status)
          .headers({ "cache-control": "no-store", "content-security-policy": policy })
          .headers(status === 429 ? { "retry-after": BUDGET_MINUTES * 60 } : {})
          .type("text/html; charset=utf-8")
          .send(body);
      });
  });
}
