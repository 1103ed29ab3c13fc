/** A new venue. */
import { addVenue, listVenues } from "@bluezone/contract/rollout/venues";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { VenueForm } from "./venue-form.tsx";
import { VENUES } from "./words.ts";

/** The page. */
export function NewVenuePage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const toast = useToast();
  const go = useGo();
  const [id] = useState(() => crypto.randomUUID());
  const add = useDo(addVenue, { changes: [listVenues] });
  return (
    <>
      <PageTitle above={<PageLink to="/venues">{title("venues")}</PageLink>}>{t("addTitle")}</PageTitle>
      <VenueForm
        onSave={async (content) => {
          await add.mutateAsync({ id, content });
          toast(t("saved"));
          go({ to: "/venues/$id", parts: { id } });
        }}
      />
    </>
  );
}
