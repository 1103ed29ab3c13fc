/** The scripts of the public pages, the manifest and the icon. */
import type { Document } from "@bluezone/contract/endpoint";
import type { Province } from "@bluezone/policy/province";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { COLOURS } from "@bluezone/ui/tokens";
import { PLAYER, PLAYER_PATH } from "./player.ts";
import { REGISTER, WORKER } from "./worker.ts";

const SCRIPT = "text/javascript; charset=utf-8";
const manifestOf = (province: string): string =>
  JSON.stringify({
    name: `Bluezone ${province}`,
    short_name: "Bluezone",
    lang: "vi",
    start_url: "/",
    scope: "/",
    display: "browser",
    background_color: COLOURS.light.page,
    theme_color: COLOURS.light.brand,
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  });

const documentOf = (path: string, mediaType: string, summary: string): Document => ({
  method: "GET",
  path,
  mediaType,
  summary,
  maxAge: 3_600,
});

/** Adds them. */
export function addOffline(http: Http<Viewer>, province: Pick<Province, "name">): void {
  http.document(documentOf("/offline.js", SCRIPT, "Registers the worker of the public pages."), async () => ({
    body: REGISTER,
  }));
  http.document(documentOf(PLAYER_PATH, SCRIPT, "Plays the bulletins of the public pages."), async () => ({
    body: PLAYER,
  }));
  // The worker's own policy decides what it may fetch: this server alone.
  http.document(documentOf("/worker.js", SCRIPT, "Keeps public pages that were read."), async () => ({
    body: WORKER,
    policy: "default-src 'none'; connect-src 'self'",
    maxAge: 0,
  }));
  http.document(
    documentOf("/manifest.webmanifest", "application/manifest+json", "What a browser calls these pages."),
    async () => ({ body: manifestOf(province.name) }),
  );
  http.document(documentOf("/icon.svg", "image/svg+xml", "The mark."), async () => ({ body: LOGO_SVG }));
}
