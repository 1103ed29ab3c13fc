/** A follow-up that can be recorded or moved, as a list or a contact's page has it. */
import type { FollowUpLine } from "@bluezone/contract/health/follow-ups";

/** What the dialogs need of it. */
export type OpenFollowUp = Pick<FollowUpLine, "id" | "version" | "kind" | "due">;
