/** The screen, loaded when somebody opens it. */
import { OnDemand } from "../../kit/on-demand.tsx";

const load = () => import("./field-test.tsx").then(({ FieldTest }) => FieldTest);

export const FieldTest = () => <OnDemand title="more:more.field-test" load={load} />;
