/** The two pages that open without a network, as they are there: in their own style sheets, without the desk around them. */
import "../offline/offline.css";
import "../desks/rollout/field/field.css";
import { parseDisease } from "@bluezone/contract/health/disease";
import { RoundPerson } from "@bluezone/contract/health/quarantine-round";
import { me } from "@bluezone/contract/staff/account";
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import { tokensCss } from "@bluezone/ui/css";
import { createRoot } from "react-dom/client";
import { memoryRound } from "../desks/health/quarantine/round/round-store.ts";
import { RoundView } from "../desks/health/quarantine/round/round-view.tsx";
import { fleetingStore } from "../desks/rollout/field/browser-store.ts";
import { Field } from "../desks/rollout/field/field.tsx";
import { Language } from "../words/language.tsx";
import { sample } from "./sample.ts";
import { api, DISEASE, nth, time } from "./sampled-api.ts";

const OFFICER = sample(me.response, nth) as { readonly id: string; readonly name: string };
const disease = parseDisease(DISEASE.disease);
const asked = askedSymptoms(disease);
/** A list that was taken along: everybody in it is a sample. */
const TAKEN = memoryRound({
  asked: { ...asked, symptoms: [...asked.symptoms], feverFrom: disease.fever.from },
  person: { id: OFFICER.id, name: OFFICER.name },
  list: {
    people: [sample(RoundPerson, nth) as RoundPerson],
    ...{ by: OFFICER.id, takenAt: 0, until: Date.UTC(2100, 0), ahead: 0 },
  },
});
const PORTS = { api, lasting: false, now: () => time.now() ?? 0, often: () => (): void => {} };

const tokens = document.createElement("style");
tokens.textContent = tokensCss("phone");
document.head.prepend(tokens);
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <Language>
      {location.hash === "#/field" ? (
        <Field {...PORTS} store={fleetingStore()} />
      ) : (
        <RoundView {...PORTS} store={TAKEN} />
      )}
    </Language>,
  );
