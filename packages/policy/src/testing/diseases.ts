/** The diseases that ship, opened, for tests. */
import COVID_19_DOCUMENT from "../../data/diseases/covid-19.json" with { type: "json" };
import MEASLES_DOCUMENT from "../../data/diseases/measles.json" with { type: "json" };
import { type DiseaseDocument, openDisease } from "../disease.ts";

export const COVID_19 = openDisease(COVID_19_DOCUMENT as unknown as DiseaseDocument);
export const MEASLES = openDisease(MEASLES_DOCUMENT as unknown as DiseaseDocument);
