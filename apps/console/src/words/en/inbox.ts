/** What call-backs, declarations and requests for advice have in common. */
import type { Same } from "../catalog.ts";
import type { inbox as vi } from "../vi/inbox.ts";

export const inbox: Same<typeof vi> = {
  receipt: "Receipt",
  made: "Sent at",
  commune: "Commune",
  state: "State",
  deleteOn: "Deleted on",
  symptom_fever: "fever",
  symptom_cough: "cough",
  symptom_breath: "short breath",
  symptom_throat: "sore throat",
  symptom_tiredness: "tiredness",
  symptom_smell: "loss of smell",
  symptom_taste: "loss of taste",
  symptom_other: "other symptoms",
  noSymptom: "no symptoms",
  routeTo: "Give to another station",
  routeTitle: "Give {{receipt}} to another station",
  routeText: "That station sees it at once; here it is not seen any more.",
  unit: "Station or centre",
  unitMissing: "Choose who takes it.",
  route: "Give",
  routed: "Given.",
  fault_unit_invalid: "This one does not take any now. Nothing was moved. Choose another.",
  fault_conflict: "Somebody has just dealt with this. Nothing is lost. Look at the list and go on.",
};
