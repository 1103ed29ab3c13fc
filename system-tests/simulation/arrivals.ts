/** What answers brought to phones: the files that came whole, and what servers refused anything with. */
import { EXPORTS_ROOT } from "@bluezone/contract/keys/exports";
import { readExport } from "@bluezone/protocol/export/export-file";
import type { ExportPublicKey } from "@bluezone/protocol/export/export-sig";
import { bodyOf, pathOf, type Request, type Response } from "./network.ts";

/** Follows the answers that arrive. */
export function watchArrivals(publicKeys: readonly ExportPublicKey[]) {
  const said = new Set<unknown>();
  const came = new Map<string, Map<string, Uint8Array>>();
  return {
    arrived(from: string, request: Request, { status, body }: Response): void {
      if (status >= 400) {
        const { code, errorCode } = bodyOf(Buffer.from(body).toString());
        for (const why of [code, errorCode]) said.add(why);
      }
      const path = pathOf(request);
      if (status !== 200 || !path.endsWith(".zip")) return;
      const files = came.get(from) ?? new Map<string, Uint8Array>();
      came.set(from, files.set(path.slice(EXPORTS_ROOT.length), body));
    },
    /** Whether a server has refused something with this. */
    hasSaid: (why: string): boolean => said.has(why),
    /** Whether a file came to a phone whole, as far as its signature tells. */
    hasFile(phone: string, name: string): boolean {
      const bytes = came.get(phone)?.get(name);
      try {
        return bytes !== undefined && readExport(bytes, publicKeys).signature === "verified";
      } catch {
        return false;
      }
    },
  };
}
