/** Walls between units at the rollout desk: every role × every endpoint × the things of a sibling district. */
import { after } from "node:test";
import { testForeign } from "@bluezone/staff/testing/foreign";
import { closeForeign, FOREIGN } from "./testing/foreign-desk.ts";

testForeign(FOREIGN);
after(closeForeign);
