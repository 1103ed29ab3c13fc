/** What an authenticator app reads: better-auth's link under the name by which the person knows the account. */
import { ISSUER } from "./issuer.ts";

/** The link for a QR code (Key URI Format of Google Authenticator), and its secret as text in groups of four to type. */
export function totpLink(
  from: string,
  signInName: string,
): { readonly totpUri: string; readonly totpSecret: string } {
  const secret = new URL(from).searchParams.get("secret") ?? "";
  const label = encodeURIComponent(`${ISSUER}:${signInName}`);
  return {
    totpUri: `otpauth://totp/${label}?secret=${secret}&issuer=${ISSUER}`,
    totpSecret: secret.replace(/(.{4})(?=.)/g, "$1 "),
  };
}
