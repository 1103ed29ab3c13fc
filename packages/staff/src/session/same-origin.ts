/**
 * Calls that change something come from our own pages, or from no page at all. Every browser of today says where a POST
 * comes from (`Sec-Fetch-Site`, or at least `Origin`), and no page can make it lie; a program that is no browser says
 * neither, and has no cookie that somebody else could make it send.
 */
import { Fault } from "@bluezone/contract/fault";

/** Whether another site's page makes this call. `header` reads by lower-case name. */
export function isForeign(origin: string, header: (name: string) => string | undefined): boolean {
  const [site, from] = [header("sec-fetch-site"), header("origin")];
  return site !== undefined ? site !== "same-origin" : from !== undefined && from !== origin;
}

/** Throws Fault `not_allowed` when another site's page makes this call. */
export function demandSameOrigin(origin: string, header: (name: string) => string | undefined): void {
  if (isForeign(origin, header))
    throw new Fault("not_allowed", "This call comes from a page of another site.");
}
