/** A link that brought the app here: its code, and the address without it (docs/decisions/0004-code-links.md). */
import { readCode } from "@bluezone/device/engine/share/code";

/** The parts of the page's address, as `location` has them. */
export interface Address {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** The code in a page's own address: behind #c=, in ?c=, or behind /v/. Undefined when none can be read. */
export const codeIn = ({ pathname, search, hash }: Address): string | undefined =>
  readCode(hash) ?? readCode(search) ?? readCode(pathname);

/** Where the page stands, without a code: what history and a glance over the shoulder may keep. */
export const withoutCode = ({ pathname }: Pick<Address, "pathname">): string =>
  pathname.replace(/\/v\/[^/]*\/?$/, "/v");
