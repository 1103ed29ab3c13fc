/** Endpoint of the phones: who will answer in a commune, so that a person knows it before they send anything. */
import { z } from "zod";
import { Answerer, padding, phoneEndpoint } from "./from-phone.ts";
import { CommuneCode } from "./person.ts";

/** Who answers in a commune today. Fault: `commune_unknown`. */
export const whichStation = phoneEndpoint({
  path: "/api/station",
  summary: "Who answers in a commune: the health station, or where there is none the centre above it.",
  budget: { each: "commune", calls: 600 },
  request: z.object({ commune: CommuneCode, padding }).meta({ id: "StationRequest" }),
  response: z
    .object({
      station: Answerer,
      /** The number to call for questions of health on this day, and whose it is; null when none is known. */
      hotline: z
        .object({ number: z.string(), owner: z.object({ vi: z.string(), en: z.string() }) })
        .nullable(),
      padding,
    })
    .meta({ id: "StationAnswer" }),
});
