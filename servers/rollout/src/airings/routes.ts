/** All endpoints of airings. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { createVoice } from "../bulletins/sound/voice.ts";
import type { Context } from "../context.ts";
import { addAiringDeskRoutes } from "./route-desk.ts";
import { addStationRoutes } from "./route-station.ts";

/** Adds them. */
export function addAirings(http: Http<Viewer>, context: Context): void {
  addStationRoutes(http, context, createVoice(context.config.espeak));
  addAiringDeskRoutes(http, context);
}
