/** How long what this slice keeps is kept. */
import type { KeepRule } from "../keep-rule.ts";

export const KEEP: readonly KeepRule[] = [];
