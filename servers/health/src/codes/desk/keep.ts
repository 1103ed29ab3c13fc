/** How long what this slice keeps is kept. */
import type { KeepRule } from "../../retention/keep-rule.ts";

export const KEEP: readonly KeepRule[] = [];
