/** The districts that the weekly figure can name: those of the province that the app is built for. */
import { areasOf, districtQuestion } from "@bluezone/contract/rollout/weekly-figure";
import { HOME } from "@bluezone/policy/home";

/** The list and its answers. */
export const AREAS = areasOf(HOME);
/** How the district is mixed. */
export const DISTRICT_QUESTION = districtQuestion(AREAS);
