/** Units that the header's search finds. */
import { listUnits } from "@bluezone/contract/units";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";

/** The first eight, as list items; nothing for less than two letters. */
export function FoundUnits({ words }: { readonly words: string }) {
  const { may } = useSession();
  const when = words.length > 1 && may("units.read");
  const { data } = useAsk(listUnits, { words: words.slice(0, 80), limit: 8 }, { when, keep: true });
  if (!when) return null;
  return data?.units.map(({ id, name }) => (
    <li key={id}>
      <PageLink to="/units/$id" parts={{ id }}>
        {name}
      </PageLink>
    </li>
  ));
}
