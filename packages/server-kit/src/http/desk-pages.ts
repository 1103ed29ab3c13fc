/** A desk's pages: the built console at /desk/, one page for every address below it that is no file. */
import type { FastifyInstance } from "fastify";
import type { BuiltFile } from "./built-files.ts";
import { etagOf, matchesEtag } from "./etag.ts";
import { isLostReader } from "./lost-page.ts";
import { plainPage } from "./plain-page.ts";

/** What the console's pages may do. Its components write styles at run time. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const BUILDING = plainPage({
  vi: { title: "Bàn làm việc đang được dựng", text: "Chờ khoảng một phút rồi tải lại trang này." },
  en: { title: "The desk is being built", text: "Wait about a minute, then load this page again." },
});

/**
 * Adds the pages to a server. `desk` is the file of the desk's own page, "/rollout.html"; `files` is asked each time: a
 * console that is being built appears when it is there.
 */
export function addDeskPages(
  fastify: FastifyInstance,
  desk: `/${string}.html`,
  files: () => ReadonlyMap<string, BuiltFile>,
): void {
  fastify.get("/desk", async (_request, reply) => reply.redirect("/desk/", 308));
  fastify.get("/desk/*", async (request, reply) => {
    const path = `/${(request.params as Record<string, string>)["*"] ?? ""}`;
    const page = files().get(desk);
    const file = files().get(path) ?? (/\.\w+$/.test(path) ? undefined : page);
    if (!file) {
      const reads = isLostReader(request.method, request.url, request.headers.accept);
      if (page && reads) return reply.callNotFound();
      if (reads)
        return reply
          .code(503)
          .headers({ "cache-control": "no-store", "content-security-policy": BUILDING.policy })
          .type("text/html; charset=utf-8")
          .send(BUILDING.body);
      return reply
        .code(page ? 404 : 503)
        .type("text/plain")
        .send(page ? "Not found.\n" : "Building.\n");
    }
    const etag = etagOf(file.body);
    reply.headers({
      etag,
      "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      "content-security-policy": POLICY,
    });
    if (matchesEtag(request.headers["if-none-match"], etag)) return reply.code(304).send();
    return reply.type(file.type).send(Buffer.from(file.body));
  });
}
