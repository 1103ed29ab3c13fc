/** One's own account at the rollout desk, whose server sends digests where it has a gateway. */
import * as digest from "@bluezone/contract/rollout/digest";
import { OwnAccountPage } from "../../common/staff/own-account-page.tsx";

/** The page. */
export const AccountPage = () => <OwnAccountPage digest={digest} />;
