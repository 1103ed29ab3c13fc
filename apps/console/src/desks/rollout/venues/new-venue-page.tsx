/** A new venue. */
import { addVenue, listVenues } from "@bluezone/contract/rollout/venues";
import { useState } from "react";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { VenueForm } from "./venue-form.tsx";
import { VENUES } from "./words.ts";

/** The page. */
export function NewVenuePage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const go = useGo();
  const [id] = useState(() => crypto.randomUUID());
  const add = useAction(addVenue, { changes: [listVenues] });
  return (
    <>
      <PageTitle above={<PageLink to="/venues">{title("venues")}</PageLink>}>{t("addTitle")}</PageTitle>
      <VenueForm
        onSave={async (content) => {
          await add.send({ id, content }, t("saved"));
          go({ to: "/venues/$id", parts: { id } });
        }}
      />
    </>
  );
}
