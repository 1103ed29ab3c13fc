/** All endpoints of bulletins. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { addBulletinRoutes } from "./route.ts";
import { addBlockRoutes } from "./route-blocks.ts";
import { addSoundRoutes } from "./route-sound.ts";
import { addStepRoutes } from "./route-steps.ts";
import { createVoice } from "./sound/voice.ts";

/** Adds them. */
export function addBulletins(http: Http<Viewer>, context: Context): void {
  const voice = createVoice(context.config.espeak);
  addBlockRoutes(http, context);
  addBulletinRoutes(http, context);
  addStepRoutes(http, context, voice);
  addSoundRoutes(http, context, voice);
}
