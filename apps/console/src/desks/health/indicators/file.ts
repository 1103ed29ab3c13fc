/** The file that carries the figures to the public page. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readToldIndicators } from "@bluezone/contract/health/indicators";
import type { IndicatorsFile } from "@bluezone/contract/told-indicators";

/** What it says. */
export const indicatorsFile = ({
  asOf,
  illustrative,
  weeks,
  averted,
}: ResponseOf<typeof readToldIndicators>): IndicatorsFile => ({
  format: "bluezone-indicators-1",
  content: { asOf, illustrative, weeks, averted },
});
