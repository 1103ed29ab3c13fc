/** A public document on a server, with its entity tag. */
import type { Document } from "@bluezone/contract/endpoint";
import { Name } from "../measure/events.ts";
import { cacheControl } from "./cache-control.ts";
import { header } from "./call.ts";
import type { Core } from "./core.ts";
import { etagOf, matchesEtag } from "./etag.ts";
import { handlingFailure } from "./failure.ts";
import { isData } from "./headers.ts";
import { documentSchema } from "./openapi.ts";

/** A document as it is served. */
export type ServedDocument = {
  readonly body: Uint8Array | string;
  /** Its entity tag, quoted; made from the bytes when absent. */
  readonly etag?: string;
  /** 200 when absent. */
  readonly status?: 200 | 404 | 503;
  /** Seconds after which it is gone, when that is sooner than its kind says: no cache keeps it longer. */
  readonly maxAge?: number;
  /** The Content-Security-Policy of a page; when absent a page may do nothing. */
  readonly policy?: string;
  /** Only the reader's own machine may keep it, no cache that others share. */
  readonly own?: true;
};

/**
 * Finds a document by the `:name` parts of its path; nothing means 404. `header` reads a request header by its lower-case
 * name: what is served must not depend on one, it may only be counted by it.
 */
export type Reader = (
  params: Readonly<Record<string, string>>,
  header: (name: string) => string | undefined,
) => Promise<ServedDocument | undefined>;

/** The same bytes, not a copy of them. */
const bufferOf = (body: Uint8Array | string): Buffer =>
  typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

/** Adds a document. */
export function addDocument(
  { fastify, answers }: Pick<Core<unknown>, "fastify" | "answers">,
  document: Document,
  reader: Reader,
): void {
  const { nowhere } = answers;
  const route = Name(document.path);
  answers.takes(document.path, [document.method, "HEAD"]);
  fastify.route({
    method: document.method,
    url: document.path,
    schema: documentSchema(document),
    config: { data: isData(document.mediaType) },
    handler: async (request, reply) => {
      let served: ServedDocument | undefined;
      try {
        served = await reader(request.params as Record<string, string>, (name) => header(request, name));
      } catch (error) {
        return answers.fail(reply, route, nowhere, handlingFailure(error, nowhere));
      }
      if (!served) return answers.lost(request, reply, route);
      const body = bufferOf(served.body);
      const etag = served.etag ?? etagOf(body);
      const known = (served.status ?? 200) === 200 && matchesEtag(request.headers["if-none-match"], etag);
      answers.tell(route, Name(known ? "unchanged" : "ok"));
      reply.headers({ etag, "cache-control": cacheControl(document, served.maxAge, served.own) });
      if (served.own) reply.header("cross-origin-resource-policy", "same-origin");
      else if (!isData(document.mediaType)) reply.header("cross-origin-resource-policy", "cross-origin");
      if (served.policy) reply.header("content-security-policy", served.policy);
      if (known) return reply.code(304).send();
      return reply
        .code(served.status ?? 200)
        .header("content-type", document.mediaType)
        .send(body);
    },
  });
}
