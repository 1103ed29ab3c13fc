/** Weekly numbers, league and map: /api/rollout/numbers/; phones that answer: /api/active/report. */
import type { RolloutSlice } from "../slice.ts";
import { numbers as tables } from "./migration.ts";
import { addNumberRoutes } from "./route.ts";
import { addFigureRoutes } from "./route-figures.ts";
import type {} from "./tables.ts";

export const numbers: RolloutSlice = {
  name: "numbers",
  migrations: { "0006-numbers": tables },
  serve: (context) => ({
    endpoints(http, desk) {
      addNumberRoutes(desk, context);
      addFigureRoutes(http, desk, context);
    },
  }),
  lasting: {
    unit_numbers: "nothing",
    downloads: "nothing",
    smartphone_count: "nothing",
    target: "nothing",
    active_answer: "nothing",
  },
  backup: ["unit_numbers", "downloads", "smartphone_count", "target", "active_answer"],
};
