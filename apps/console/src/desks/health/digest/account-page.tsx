/** One's own account at the health desk, whose server sends digests. */
import * as digest from "@bluezone/contract/health/digest";
import { OwnAccountPage } from "../../common/staff/own-account-page.tsx";

/** The page. */
export const AccountPage = () => <OwnAccountPage digest={digest} />;
