/** One's own account, with the names of the rollout desk's units. */
import { AccountPage } from "../../../staff/account-page.tsx";
import { useUnitNames } from "./use-unit-names.ts";

/** The page. */
export function OwnAccountPage() {
  return <AccountPage unitName={useUnitNames()} />;
}
