/** What a phone reads at every check: how far the export has come (docs/protocol/08-signed-documents.md#windows). */
import { z } from "zod";
import { type Document, STALE_IF_ERROR } from "../endpoint.ts";

/** UTC days whose files the document counts, up to that of its issue. */
export const COUNTED_DAYS = 3;

export const windows: Document = {
  method: "GET",
  path: "/v1/windows",
  summary: "How far the export of each shard has come: a compact JWS of a WindowsDocument.",
  mediaType: "application/json",
  maxAge: 60,
  staleIfError: STALE_IF_ERROR,
};
/** The answer's body: `windows` is a compact JWS of a WindowsDocument. */
export const WindowsAnswer = z.object({ windows: z.string().max(65_536) });
