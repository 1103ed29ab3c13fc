/** Press, radio, television, boards: /api/rollout/media/. */

import type { RolloutSlice } from "../slice.ts";
import { media as tables } from "./migration.ts";
import { addMedia } from "./route.ts";
import type {} from "./tables.ts";

export const media: RolloutSlice = {
  name: "media",
  migrations: { "0010-media": tables },
  serve: (context) => ({ endpoints: (http, desk) => addMedia(http, desk, context) }),
  backup: ["media", "media_out", "media_photo"],
};
