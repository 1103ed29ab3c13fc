/** A desk with what waits there. */
import { lazy } from "react";
import type { WaitingDesk } from "../../../shell/waiting-desk.ts";

const Background = lazy(async () => ({ default: (await import("./notices.tsx")).Notices }));

/** @param desk its endpoints, and where each kind is done. */
export const waitingDesk = (desk: Omit<WaitingDesk, "Background">): WaitingDesk => ({ ...desk, Background });
