/** The texts of the course of an illness. */
import { words } from "@bluezone/vietnamese/catalog";
import { course as en } from "../../../words/en/course.ts";
import { course as vi } from "../../../words/vi/course.ts";

/** The namespace. */
export const COURSE = words(vi, en);
