/** The signed configuration that every phone reads (docs/protocol/08-signed-documents.md#configuration). */
import { z } from "zod";
import { type Document, STALE_IF_ERROR } from "../endpoint.ts";

export const config: Document = {
  method: "GET",
  path: "/v1/config",
  summary: "The signed configuration: a compact JWS of a ConfigDocument.",
  mediaType: "application/json",
  maxAge: 60,
  staleIfError: STALE_IF_ERROR,
};
/** The answer's body: `config` is a compact JWS of a ConfigDocument. */
export const ConfigAnswer = z.object({ config: z.string().max(262_144) });
