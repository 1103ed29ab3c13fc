/**
 * The province that an app is built for. A build for another names its document (PHONE_PROVINCE, docs/guides/build-the-apps.md):
 * the bundler then reads that one in the place of the file below, and no second province is in the app.
 */
import document from "../data/provinces/an-giang.json" with { type: "json" };
import { type Province, type ProvinceDocument, provinceOf } from "./province.ts";

/** The province of this build. */
export const HOME: Province = provinceOf(document as unknown as ProvinceDocument);
