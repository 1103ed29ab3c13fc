/** Which desk this is, for the pages that stand before it. */
import { createContext } from "react";

/** The key of its name among the words of the kit. */
export type DeskName = "desk" | "healthDesk";
/** The desk whose page this is. */
export const DeskNameContext = createContext<DeskName>("desk");
