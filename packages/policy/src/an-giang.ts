/** An Giang as it was until 30 June 2025: the province of the letter, of the examples, and of a server that names no other. */
import document from "../data/provinces/an-giang.json" with { type: "json" };
import { type Province, type ProvinceDocument, provinceOf } from "./province.ts";

/** An Giang. */
export const AN_GIANG: Province = provinceOf(document as unknown as ProvinceDocument);
