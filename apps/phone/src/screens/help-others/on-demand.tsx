/** The screens with the QR code, loaded when somebody opens one: who draws such codes is as large as a catalog. */
import { OnDemand } from "../../kit/on-demand.tsx";

const loadHelp = () => import("./help-others.tsx").then(({ HelpOthers }) => HelpOthers);
const loadLarge = () => import("./large.tsx").then(({ Large }) => Large);

export const HelpOthers = () => <OnDemand title="guide:help.title" load={loadHelp} />;
export const Large = () => <OnDemand title="guide:help.large-title" load={loadLarge} />;
