/** The link that opened the app. */
import { useLinkingURL } from "expo-linking";
import { linkedCode } from "../../adapters/system/link.ts";
import { OPERATOR } from "../../phone/operator.ts";

/** A code that a link brought, or why it brought none; `waiting` while the system has not told the link yet. */
export type ArrivedCode =
  | { readonly is: "waiting" }
  | { readonly is: "code"; readonly code: string }
  | { readonly is: "no-code" }
  | { readonly is: "other-host" };

/** Takes only the one host that this build names, and the app's own scheme. */
export function useArrived(): ArrivedCode {
  const url = useLinkingURL();
  if (url === null) return { is: "waiting" };
  const linked = linkedCode(url, OPERATOR.linkHost);
  if (linked.ok) return { is: "code", code: linked.code };
  return { is: linked.code === "other_host" ? "other-host" : "no-code" };
}
