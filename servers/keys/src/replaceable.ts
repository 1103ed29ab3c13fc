/** How long a copy of a document may lie in an instance's memory while another instance may have replaced it. */
import { Seconds } from "@bluezone/protocol/time";

/** Of an index, the configuration and the day totals: beside the minute that caches may keep them it is nothing. */
export const REPLACEABLE = Seconds(1);
