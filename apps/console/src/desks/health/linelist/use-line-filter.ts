/** How the line list is narrowed. It stands in the address, so that a link says it. */
import { LineFilter, LineForm, type LineOf } from "@bluezone/contract/health/linelist";
import { useAddress } from "../../../kit/page/address.ts";

/** What the address says, "" where nothing; what of it is a filter; and the way to say otherwise. */
export function useLineFilter() {
  const [said, say] = useAddress("who", "class", "district", "from", "to", "form");
  const who: LineOf = said.who === "contacts" ? "contacts" : "cases";
  const { class: named, district, from, to } = LineFilter.shape;
  const filter: LineFilter = {
    who,
    class: named.catch(undefined).parse(said.class || undefined),
    district: district.catch(undefined).parse(said.district || undefined),
    from: from.catch(undefined).parse(said.from || undefined),
    to: to.catch(undefined).parse(said.to || undefined),
  };
  return { said, say, filter, form: LineForm.catch("own").parse(said.form) };
}
