/** A phone number to be called by a tap. */
import { type Phone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";

/** Nothing for nobody's number; `phone` is in E.164. */
export function PhoneLink({ phone }: { readonly phone: string | null }) {
  if (phone === null) return null;
  return <a href={phoneLink(phone as Phone)}>{showPhone(phone as Phone)}</a>;
}
