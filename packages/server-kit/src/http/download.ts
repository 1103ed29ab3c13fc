/** Files that a server hands out to staff. */
import type { Download } from "@bluezone/contract/endpoint";
import { Name } from "../measure/events.ts";
import { NOT_FOUND } from "./answers.ts";
import { admitted, type Call, callOf } from "./call.ts";
import type { Core } from "./core.ts";
import { type Failing, handlingFailure } from "./failure.ts";
import { downloadSchema } from "./openapi.ts";

/** A file that is handed out. `name` is what the reader's machine calls it. */
export type FileAnswer = { readonly body: Uint8Array; readonly name: string; readonly mediaType?: string };

/** Finds a file for staff by the `:name` parts of its path; nothing means 404. */
export type Giver<Caller> = (
  params: Readonly<Record<string, string>>,
  call: Call<Caller>,
) => Promise<FileAnswer | undefined>;

/** What can go wrong at a download beside that there is no such file. */
const DOWNLOAD_FAULTS = { not_signed_in: 401, not_allowed: 403 } as const;

/** Adds a download. */
export function addDownload<Caller>(core: Core<Caller>, endpoint: Download, giver: Giver<Caller>): void {
  const { fastify, answers, admit } = core;
  const { nowhere } = answers;
  const route = Name(endpoint.path);
  answers.takes(endpoint.path, [endpoint.method, "HEAD"]);
  const failing: Failing = { ...nowhere, faults: { ...nowhere.faults, ...DOWNLOAD_FAULTS } };
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: downloadSchema(endpoint),
    handler: async (request, reply) => {
      try {
        const caller = await admitted(admit, endpoint, request);
        const handed = await giver(request.params as Record<string, string>, callOf(caller, request, reply));
        if (!handed) return answers.fail(reply, route, failing, NOT_FOUND);
        answers.tell(route, Name("ok"));
        return reply
          .code(200)
          .headers({
            "content-type": handed.mediaType ?? endpoint.mediaType,
            "cache-control": "no-store",
            "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(handed.name)}`,
          })
          .send(Buffer.from(handed.body));
      } catch (error) {
        return answers.fail(reply, route, failing, handlingFailure(error, failing));
      }
    },
  });
}
