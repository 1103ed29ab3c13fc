/**
 * What this room tells: that somebody was refused, where and why; never whom, with what, or from where (OWASP ASVS 4.0.3,
 * 7.1.3 and 7.2.2).
 */
import { Name } from "@bluezone/server-kit/measure/events";

export type StaffEvent =
  | {
      /** Somebody did not prove who they are. */
      readonly event: "sign_in_refused";
      /** With a password or a passkey to sign in, or with their password once more before a change to their account. */
      readonly at: "password" | "passkey" | "account";
      /**
       * `password`: it, or the name, is wrong. `code`: the password was right, the code beside it was not: somebody may have
       * stolen it. `wait`: after several of these. `used`: right, but used before. `proof`: what a passkey should give is not one.
       */
      readonly why: "password" | "code" | "wait" | "used" | "proof";
    }
  | {
      /** Somebody called an endpoint, or asked of it, what is not theirs. */
      readonly event: "access_refused";
      /** The endpoint's path, as the contract has it. */
      readonly route: Name;
      /** No session or an ended one; no role left; no role with the permission; another unit's; another site's page. */
      readonly why: "session" | "role" | "permission" | "unit" | "site";
    };

/** Events that alerts watch: a server that counts lets them stand at 0 before the first. */
export const REFUSED: readonly StaffEvent[] = [
  { event: "sign_in_refused", at: "password", why: "code" },
  { event: "sign_in_refused", at: "password", why: "password" },
  { event: "access_refused", route: Name("/api/staff/me"), why: "permission" },
  { event: "access_refused", route: Name("/api/staff/me"), why: "unit" },
];
