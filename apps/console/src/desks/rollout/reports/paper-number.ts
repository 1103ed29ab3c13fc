/** "12/BC-STTTT", as the paper itself has it. */
import type { Outgoing } from "@bluezone/contract/rollout/reports";

/** A number under 10 has a 0 before it (decree 30/2020/NĐ-CP). */
export const paperNumber = ({ number, symbol }: Pick<Outgoing, "number" | "symbol">): string =>
  `${String(number).padStart(2, "0")}/${symbol}`;
