/** The screen with its words and the names of all provinces, loaded when somebody opens it. */
import { OnDemand } from "../../kit/on-demand.tsx";
import { AREAS_PAGE } from "../more/links.tsx";

const load = () => import("./areas.tsx").then(({ Areas }) => Areas);

export const Areas = () => <OnDemand title={AREAS_PAGE.key} load={load} />;
