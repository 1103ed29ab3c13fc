/** The screens with the QR code, loaded when somebody opens one: who draws such codes is as large as a catalog. */
import { OnDemand } from "../../kit/on-demand.tsx";

const load = () => import("./with-code.ts");
const loadHelp = () => load().then(({ HelpOthers }) => HelpOthers);
const loadLarge = () => load().then(({ Large }) => Large);

export const HelpOthers = () => <OnDemand title="guide:help.title" load={loadHelp} />;
export const Large = () => <OnDemand title="guide:help.large-title" load={loadLarge} />;
