/** Press, radio, television, boards: /api/rollout/media/. */
import type { RolloutSlice } from "../slice.ts";
import { media as tables } from "./migration.ts";
import { addMedia } from "./route.ts";
import type {} from "./tables.ts";

export const media: RolloutSlice = {
  name: "media",
  migrations: { "0010-media": tables },
  serve: (context) => ({ endpoints: (http, desk) => addMedia(http, desk, context) }),
  lasting: { media: "nothing", media_out: "nothing", media_photo: "nothing" },
  backup: ["media", "media_out", "media_photo"],
};
