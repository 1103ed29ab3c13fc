/** Units to pick from. */
import { listUnits, type Unit } from "@bluezone/contract/units";
import type { z } from "zod";
import { useAsk } from "../../../api/hooks.ts";

/** Units within reach that hold today, of one level or type where that is said; none until they are known. */
export const useUnits = (
  filter: Pick<z.input<(typeof listUnits)["request"]>, "level" | "type" | "parent"> = {},
): readonly Unit[] => useAsk(listUnits, { ...filter, limit: 2_000 }).data?.units ?? [];
