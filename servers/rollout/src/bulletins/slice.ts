/** Content blocks and bulletins: /api/rollout/bulletins/. Their tables came with those of airings. */
import type { RolloutSlice } from "../slice.ts";
import { openEnded } from "./open-ended-migration.ts";
import { addBulletinRoutes } from "./route.ts";
import { addBlockRoutes } from "./route-blocks.ts";
import { addSoundRoutes } from "./route-sound.ts";
import { addStepRoutes } from "./route-steps.ts";
import { createVoice } from "./sound/voice.ts";
import type {} from "./tables.ts";

import { BLOCKS, RETURNED, TO_APPROVE, TO_REVIEW } from "./waiting-store.ts";

export const bulletins: RolloutSlice = {
  name: "bulletins",
  migrations: { "0017-open-ended": openEnded },
  serve: (context) => ({
    endpoints(http, desk) {
      const voice = createVoice(context.config.espeak);
      addBlockRoutes(desk, context);
      addBulletinRoutes(desk, context);
      addStepRoutes(desk, context, voice);
      addSoundRoutes(http, desk, context, voice);
    },
  }),
  waiting: [TO_REVIEW, TO_APPROVE, BLOCKS, RETURNED],
  lasting: {
    block: "nothing",
    bulletin: "nothing",
    bulletin_version: "bulletin",
    bulletin_target: "bulletin",
    bulletin_recording: "nothing",
  },
  backup: ["block", "bulletin", "bulletin_version", "bulletin_target", "bulletin_recording"],
};
