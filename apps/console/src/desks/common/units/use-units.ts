/** Units to pick from. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import { listUnits, type Unit } from "@bluezone/contract/units";
import { useAsk } from "../../../api/hooks.ts";

/** Units within reach that hold today, of one level or type where that is said; none until they are known. */
export const useUnits = (
  filter: Pick<RequestInput<typeof listUnits>, "level" | "type" | "parent"> = {},
): readonly Unit[] => useAsk(listUnits, { ...filter, limit: 2_000 }).data?.units ?? [];
