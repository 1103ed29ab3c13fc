/** Somebody new whom another invites at the desk, as a browser would. */
import { randomBytes } from "node:crypto";
import { invite } from "@bluezone/contract/staff/invitations";
import { acceptWith, PASSWORD, type SignedIn } from "./sign-in.ts";

/** Invites, accepts and signs in. Throws the Fault that an endpoint answers. */
export async function invitedBy(
  by: SignedIn,
  { url, role, unitId }: { readonly url: string; readonly role: string; readonly unitId: string },
): Promise<SignedIn> {
  const name = "Người mới";
  const { link } = await by.post(invite, { name, role, unitId });
  const token = link.split("#t=")[1] ?? "";
  const signInName = `moi.${randomBytes(6).toString("hex")}`;
  return acceptWith(url, { token, name, signInName, password: PASSWORD });
}
