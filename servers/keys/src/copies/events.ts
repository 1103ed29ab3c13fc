/** What copies tell. */
import type { Defect } from "@bluezone/server-kit/measure/defect";

export type CopyKind = "jwks" | "policy" | "hotlines";

/** A source could not be read, or what it holds is not sound; the last good copy serves. */
export type CopyEvent = { readonly event: "copy_failed"; readonly copy: CopyKind } & Defect;
