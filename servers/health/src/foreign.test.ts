/** Only here: the walls between units at the health desk, every role × every endpoint × the things of a sibling station. */
import { after } from "node:test";
import { testForeign } from "@bluezone/staff/testing/foreign";
import { closeForeign, FOREIGN } from "./testing/foreign-desk.ts";

testForeign(FOREIGN);
after(closeForeign);
