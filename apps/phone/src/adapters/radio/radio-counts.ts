/** What the radio of this phone has counted since its process began, for whoever tries phones in the field. */
import { radioModule } from "../../../modules/radio/index.ts";

/** Numbers by technical name (modules/radio/face.ts, `counts`); null without a native radio. */
export const radioCounts = (): Readonly<Record<string, number>> | null => radioModule()?.counts() ?? null;
