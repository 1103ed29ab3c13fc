/** The texts of clusters. */
import { words } from "@bluezone/vietnamese/catalog";
import { clusters as en } from "../../../words/en/clusters.ts";
import { clusters as vi } from "../../../words/vi/clusters.ts";

/** The namespace. */
export const CLUSTERS = words(vi, en);
