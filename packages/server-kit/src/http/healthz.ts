/** Is it well? For load balancers and `doctor`. */
import type { Document } from "@bluezone/contract/endpoint";
import type { Http } from "./http.ts";

/** Checks by name ("database"); each says whether its part works. */
export type Checks = { readonly [name: string]: () => Promise<boolean> };

const healthzDocument: Document = {
  method: "GET",
  path: "/healthz",
  summary: "Whether this server works: 200 and ok, or 503 and the names of the parts that do not.",
  mediaType: "application/json",
  maxAge: 0,
};

/** Adds `/healthz`: `{"status":"ok"}` with 200, or `{"status":"failing","failing":[…]}` with 503. */
export function healthz<Caller>(http: Http<Caller>, checks: Checks): void {
  http.document(healthzDocument, async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => ((await check().catch(() => false)) ? [] : [name])),
    );
    const failing = results.flat();
    return failing.length === 0
      ? { body: JSON.stringify({ status: "ok" }) }
      : { body: JSON.stringify({ status: "failing", failing }), status: 503 };
  });
}
